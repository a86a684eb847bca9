import type { Field, FormReply } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import { cleanIntro, maxIntroChars, type PostLength, type PostStyle } from "../../chat/posts/post-style.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { takeStyle } from "../../digest/style/read-style.ts";
import { styleText } from "../../digest/style/style-text.ts";
import type { Posted, Subscription } from "../../digest/subscription.ts";
import type { BotDeps } from "../bot-deps.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { subscriptionNamed } from "../subscriptions.ts";
import { type FormDefinition, formReply, only } from "./form.ts";

/** How the posts of a digest look. They are shown before it is saved. */
export const digestStyleForm = styleForm("digest");

/** The same of a follow. */
export const followStyleForm = styleForm("follow");

function styleForm(kind: "digest" | "follow"): FormDefinition {
  return {
    async show(values, context, deps, which = "") {
      const { style: words } = context.sentences;
      const set = await setNamed(kind, which, context, deps);
      if (!set) return unknown(kind, which, context);
      return formReply(context, {
        title: (kind === "digest" ? words.titleOfDigest : words.titleOfFollow)(set.number),
        command: `${kind} style ${set.number}`,
        channel: set.channel,
        fields: [
          ...fieldsOf(values ?? valuesOf(set.style ?? {}), context),
          ...(await placeFields(values ?? valuesOf(set.style ?? {}), set, context, deps)),
        ],
        submit: words.show,
        otherwise: notice(context, [words.how(`${kind} preview ${set.number}`)]),
      }) satisfies FormReply;
    },
    check: () => ({}),
    async commandOf(values, context, deps, which = "") {
      const set = await setNamed(kind, which, context, deps);
      return `${kind} preview ${which} ${styleText(styleIn(values, set?.style, context), true)}`;
    },
    read: (draft) => valuesOf(takeStyle(draft).style),
  };
}

const setNamed = (
  kind: "digest" | "follow",
  which: string,
  { message }: RequestContext,
  { subscriptions, follows }: BotDeps,
): Promise<(Subscription & Posted) | undefined> =>
  kind === "digest"
    ? subscriptionNamed(which, message, subscriptions)
    : subscriptionNamed(which, message, follows);

const unknown = (kind: "digest" | "follow", which: string, context: RequestContext): NoticeReply => {
  const { digestUnknown, follows } = context.sentences;
  return notice(context, [kind === "digest" ? digestUnknown(Number(which) || 0) : follows.unknown(which)]);
};

const valuesOf = ({ length = "standard", pictures, intro, ping, publish }: PostStyle): FormValues => ({
  length: [length],
  pictures: [pictures === false ? "without" : "with"],
  intro: intro ? [intro] : [],
  ping: ping && ping !== "nobody" ? [ping.id] : [],
  publish: [publish ? "yes" : "no"],
});

/** The style that a form describes; what it had no field for stays as it is. */
function styleIn(values: FormValues, before: PostStyle | undefined, { message }: RequestContext): PostStyle {
  const role = only(values, "ping");
  const publish = only(values, "publish");
  return {
    length: (only(values, "length") || "standard") as PostLength,
    pictures: only(values, "pictures") !== "without",
    intro: cleanIntro(only(values, "intro")),
    ping: role ? { id: role, name: "" } : message.role && isOne(before?.ping) ? "nobody" : before?.ping,
    publish: publish ? publish === "yes" : before?.publish,
  };
}

/** Whether it is a role that can be chosen in a form, and not all people. */
const isOne = (ping: PostStyle["ping"]): boolean =>
  ping !== undefined && ping !== "nobody" && /^\d+$/.test(ping.id);

/** What only some places have: roles to ping, and servers that follow them. */
async function placeFields(
  values: FormValues,
  { channel, style }: Subscription & Posted,
  { message, sentences: { style: words } }: RequestContext,
  { adapters }: BotDeps,
): Promise<Field[]> {
  const adapter = adapters.find(({ name }) => name === channel.platform);
  const canPublish = style?.publish || (await adapter?.canPublish?.(channel).catch(() => false));
  const chosen = only(values, "ping");
  const publishing: Field = {
    ...{ kind: "one", name: "publish", label: words.publishField, optional: false },
    choices: (["no", "yes"] as const).map((value) => ({ value, label: words.publishes[value] })),
    value: only(values, "publish") || "no",
  };
  const pinging: Field = {
    ...{ kind: "role", name: "ping", label: words.pingField, hint: words.pingHint, optional: true },
    ...(/^\d+$/.test(chosen) && { value: chosen }),
  };
  return [...(message.role ? [pinging] : []), ...(canPublish ? [publishing] : [])];
}

function fieldsOf(values: FormValues, { sentences: { style: words } }: RequestContext): Field[] {
  const lengths: PostLength[] = ["compact", "standard", "full"];
  return [
    {
      ...{ kind: "one", name: "length", label: words.length, optional: false },
      choices: lengths.map((value) => ({ value, label: words.lengths[value] })),
      value: only(values, "length") || "standard",
    },
    {
      ...{ kind: "one", name: "pictures", label: words.pictures, optional: false },
      choices: [
        { value: "with", label: words.withPictures },
        { value: "without", label: words.withoutPictures },
      ],
      value: only(values, "pictures") || "with",
    },
    {
      ...{ kind: "text", name: "intro", label: words.introField, hint: words.introHint, optional: true },
      ...{ longest: maxIntroChars, value: only(values, "intro") },
    },
  ];
}

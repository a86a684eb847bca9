import type { Field, FormReply } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import {
  cleanIntro,
  cleanSenderName,
  maxIntroChars,
  type PostLength,
  type PostStyle,
} from "../../chat/posts/post-style.ts";
import type { NoticeReply } from "../../chat/reply.ts";
import { takeStyle } from "../../digest/style/read-style.ts";
import { styleText } from "../../digest/style/style-text.ts";
import type { Posted, Subscription } from "../../digest/subscription.ts";
import type { BotDeps } from "../bot-deps.ts";
import { notice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { subscriptionNamed } from "../subscriptions.ts";
import { type FormDefinition, formReply, only } from "./form.ts";

/** A name and an address. */
const maxSenderChars = 1_000;

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
      const asked = { ...context, asksSender: set !== undefined && (await asksSender(set, deps)) };
      return `${kind} preview ${which} ${styleText(styleIn(values, set?.style, asked), true)}`;
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

const valuesOf = ({
  length = "standard",
  pictures,
  intro,
  ping,
  publish,
  sender,
}: PostStyle): FormValues => ({
  length: [length],
  pictures: [pictures === false ? "without" : "with"],
  intro: intro ? [intro] : [],
  ping: ping && ping !== "nobody" ? [ping.id] : [],
  publish: [publish ? "yes" : "no"],
  sender: sender && sender !== "own" ? [[sender.name, sender.picture].filter(Boolean).join(" ")] : [],
});

/** The style that a form describes; what it had no field for stays as it is. */
function styleIn(
  values: FormValues,
  before: PostStyle | undefined,
  { message, asksSender }: Pick<RequestContext, "message"> & { asksSender: boolean },
): PostStyle {
  const role = only(values, "ping");
  const publish = only(values, "publish");
  return {
    length: (only(values, "length") || "standard") as PostLength,
    pictures: only(values, "pictures") !== "without",
    intro: cleanIntro(only(values, "intro")),
    ping: role ? { id: role, name: "" } : message.role && isOne(before?.ping) ? "nobody" : before?.ping,
    publish: publish ? publish === "yes" : before?.publish,
    sender: asksSender ? senderIn(only(values, "sender")) : before?.sender,
  };
}

/** A name, and after it the address of a picture; without either it is the bot's own. */
function senderIn(text: string): PostStyle["sender"] {
  const [, name = "", picture] = /^(.*?)(?:(?:^| )(https:\/\/[^\s<>]+))?$/.exec(text) ?? [];
  const cleaned = cleanSenderName(name);
  return cleaned ? { name: cleaned, ...(picture && { picture }) } : "own";
}

/** Whether it is a role that can be chosen in a form, and not all people. */
const isOne = (ping: PostStyle["ping"]): boolean =>
  ping !== undefined && ping !== "nobody" && /^\d+$/.test(ping.id);

/** Whether servers can follow the channel, or something says that they do. */
async function asksPublish({ channel, style }: Posted & Subscription, { adapters }: BotDeps) {
  const adapter = adapters.find(({ name }) => name === channel.platform);
  return style?.publish || ((await adapter?.canPublish?.(channel).catch(() => false)) ?? false);
}

/**
 * Whether a sender can be given in the form: where posts can have one, unless it asks for as many things already as
 * Discord's forms have room for. There it is said in words.
 */
async function asksSender(set: Posted & Subscription, deps: BotDeps): Promise<boolean> {
  const adapter = deps.adapters.find(({ name }) => name === set.channel.platform);
  if (!adapter?.senderObstacle || (await asksPublish(set, deps))) return false;
  const unknown = { because: "sender_refused" } as const;
  const obstacle = await adapter.senderObstacle(set.channel, {}).catch(() => unknown);
  return set.style?.sender !== undefined || obstacle === undefined;
}

/** What only some places have: roles to ping, servers that follow them, and senders. */
async function placeFields(
  values: FormValues,
  set: Subscription & Posted,
  { message, sentences: { style: words } }: RequestContext,
  deps: BotDeps,
): Promise<Field[]> {
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
  const sending: Field = {
    ...{ kind: "text", name: "sender", label: words.senderField, hint: words.senderHint, optional: true },
    ...{ longest: maxSenderChars, value: only(values, "sender") },
  };
  return [
    ...(message.role ? [pinging] : []),
    ...((await asksPublish(set, deps)) ? [publishing] : []),
    ...((await asksSender(set, deps)) ? [sending] : []),
  ];
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

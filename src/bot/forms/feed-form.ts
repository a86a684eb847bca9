import type { Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import { isFeedOperator, notForEverybody } from "../commands/feeds/feeds.ts";
import type { SignInOrder } from "../commands/feeds/order.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { type FormDefinition, formReply, only } from "./form.ts";

/**
 * Adds a feed that must be signed in to, or says how to sign in to a known one. Nothing that was filled in
 * is ever shown again, not even to correct it.
 */
export const feedForm: FormDefinition = {
  async show(_, context, { feeding }, which) {
    const words = context.sentences.feeds;
    if (!isFeedOperator(context, feeding)) return notForEverybody(context);
    return formReply(context, {
      title: words.signIn,
      command: which ? `feeds sign-in ${which}` : "feeds sign-in",
      fields: fieldsOf(context, which),
      otherwise: privateNotice(context, [words.signInHow], {
        actions: [{ label: words.signIn, command: which ? `feeds sign-in ${which}` : "feeds sign-in" }],
      }),
    });
  },
  // Mistakes are told in the answer: a form that is shown again would hold the password.
  check: () => ({}),
  commandOf(values, _, __, which) {
    const order: SignInOrder = { which, address: only(values, "address"), lines: linesOf(values) };
    return `feeds sign-in ${Buffer.from(JSON.stringify(order)).toString("base64url")}`;
  },
};

const linesOf = (values: FormValues): string =>
  [
    ...["user", "password", "token"].flatMap((name) =>
      only(values, name) ? `${name}: ${only(values, name)}` : [],
    ),
    only(values, "headers"),
  ].join("\n");

function fieldsOf({ sentences: { feeds: words } }: RequestContext, which: string | undefined): Field[] {
  const field = (name: string, label: string, more: Partial<Field> = {}): Field =>
    ({ kind: "text", name, label, optional: true, longest: 2_000, ...more }) as Field;
  return [
    ...(which ? [] : [field("address", words.address, { optional: false })]),
    field("user", words.user),
    field("password", words.password),
    field("token", words.token),
    field("headers", words.headers, { hint: words.headersHint }),
  ];
}

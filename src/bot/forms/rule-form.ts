import type { Field } from "../../chat/form.ts";
import type { FormValues } from "../../chat/message.ts";
import { ruleKinds } from "../../ingest/feeds/rules/rule.ts";
import { isFeedOperator, notForEverybody } from "../commands/feeds/feeds.ts";
import { namesFeed } from "../commands/feeds/order.ts";
import { privateNotice } from "../replies/build-reply.ts";
import type { RequestContext } from "../request-context.ts";
import { type FormDefinition, formReply, only } from "./form.ts";

/** Says what a feed is to bring. What it would bring is shown first, and saved from there. */
export const ruleForm: FormDefinition = {
  async show(values, context, { feeding }, which) {
    const { rules: words } = context.sentences.feeds;
    if (!isFeedOperator(context, feeding)) return notForEverybody(context);
    return formReply(context, {
      title: words.add,
      command: which ? `feeds add-rule ${which}` : "feeds add-rule",
      fields: fieldsOf(values, which, context),
      submit: words.try,
      otherwise: privateNotice(context, [words.how]),
    });
  },
  check(values, { sentences: { feeds } }) {
    const feed = values.feed && only(values, "feed");
    return {
      ...(feed === undefined || namesFeed(feed) ? {} : { feed: feeds.rules.unreadableFeed }),
      ...(only(values, "text") ? {} : { text: feeds.rules.missing }),
    };
  },
  commandOf: (values, _, __, which) =>
    `feeds ${only(values, "kind")} ${which ?? only(values, "feed")} ${only(values, "text")}`,
};

function fieldsOf(
  values: FormValues | undefined,
  which: string | undefined,
  { sentences: { feeds } }: RequestContext,
): Field[] {
  const { rules: words } = feeds;
  const feed: Field = {
    ...{ kind: "text", name: "feed", label: words.feed, hint: words.feedHint, optional: false },
    ...{ longest: 500, value: only(values, "feed") },
  };
  return [
    ...(which ? [] : [feed]),
    {
      ...{ kind: "one", name: "kind", label: words.kind, optional: false },
      choices: ruleKinds.map((value) => ({ value, label: words.kindNames[value] })),
      value: only(values, "kind") || "keep",
    },
    {
      ...{ kind: "text", name: "text", label: words.text, hint: words.textHint, optional: false },
      ...{ longest: 300, value: only(values, "text") },
    },
  ];
}

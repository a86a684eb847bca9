import type { Article, Version } from "../../../article/article.ts";
import type { Reply, StoryReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import { keywordNamed } from "../../../locales/understood.ts";
import type { Command } from "../../command.ts";
import { frame, results } from "../../replies/build-reply.ts";
import { momentOf } from "../../replies/format-time.ts";
import { changesReply } from "../../replies/revisions-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { onStory, parseWhich, type StoryArgument } from "./story-argument.ts";

type ReadRequest = StoryArgument & { changes?: true };

/** No platform shows a longer message (Slack's own limit), and preparing one takes time. */
const maxTextChars = 40_000;

/** One story with its text, which is the publisher's and so never shown in public, or what has changed in it. */
export const read: Command<ReadRequest> = {
  name: "read",
  parse(rest) {
    if (/^story[:：]/i.test(rest)) return parseWhich(rest);
    const [first = "", more = "", ...others] = rest.trim().split(/\s+/);
    const which = others.length === 0 ? parseWhich(first) : undefined;
    if (!more) return which;
    return which && keywordNamed(more) === "changes" ? { ...which, changes: true } : undefined;
  },
  run: (reading, context, deps) => (reading.changes ? showChanges : showStory)(reading, context, deps),
};

const showChanges = onStory("read", async (article, context, { articles }) =>
  changesReply(article, await articles.versions(article.id), context),
);

const showStory = onStory("read", async (article, context, { articles }): Promise<Reply> => {
  if (context.visibility === "private")
    return storyView(article, await articles.lastVersion(article.id), context);
  return results(context, article.title, [articleEntry(article, context.sentences)], {
    notes: [context.sentences.inPrivate],
  });
});

function storyView(article: Article, last: Version | undefined, context: RequestContext): StoryReply {
  const { buttons, noText, reading } = context.sentences;
  const changed = last ? [reading.changed(last.number, momentOf(last.until, context))] : [];
  const entry = articleEntry(article, context.sentences, { passage: undefined, notes: changed });
  const paragraphs = shorten(article.body || article.summary || noText, maxTextChars)
    .split(/\n\s*\n/)
    .filter((text) => text.trim());
  return {
    ...frame(context),
    kind: "story",
    entry: { ...entry, actions: [] },
    byline: article.byline,
    paragraphs,
    actions: [
      { label: buttons.related, command: `related ${article.id}` },
      {
        label: buttons.share,
        command: context.message.choosesChannel ? `share elsewhere:${article.id}` : `share ${article.id}`,
      },
      { label: buttons.why, command: `why ${article.id}` },
      ...(last ? [{ label: reading.whatChanged, command: `read ${article.id} changes` }] : []),
    ],
  };
}

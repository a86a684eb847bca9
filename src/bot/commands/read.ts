import type { Article } from "../../article/article.ts";
import type { Reply, StoryReply } from "../../chat/reply.ts";
import type { Asked } from "../asked.ts";
import type { Command } from "../command.ts";
import { articleEntry } from "../entry.ts";
import { frame, results } from "../replies.ts";
import { onStory, parseWhich, type Which } from "./which.ts";

/** One story with its text. Asked for in public, a passage and the link: the text is for one reader at a time. */
export const read: Command<Which> = {
  name: "read",
  aliases: ["閱讀", "阅读", "讀"],
  parse: parseWhich,
  run: onStory("read", async (article, asked): Promise<Reply> => {
    if (asked.visibility === "private") return storyView(article, asked);
    return results(asked, article.title, [articleEntry(article, asked.words)], {
      notes: [asked.words.inPrivate],
    });
  }),
};

function storyView(article: Article, asked: Asked): StoryReply {
  const { buttons, noText } = asked.words;
  const { passage: _, ...entry } = articleEntry(article, asked.words);
  const paragraphs = (article.body || article.summary || noText)
    .split(/\n\s*\n/)
    .filter((text) => text.trim());
  return {
    ...frame(asked),
    kind: "story",
    entry: { ...entry, actions: [] },
    byline: article.byline,
    paragraphs,
    actions: [
      { label: buttons.related, command: `related ${article.id}` },
      { label: buttons.share, command: `share ${article.id}` },
    ],
  };
}

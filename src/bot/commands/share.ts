import type { Command } from "../command.ts";
import { articleEntry } from "../entry.ts";
import { results } from "../replies.ts";
import { onStory, parseWhich, type Which } from "./which.ts";

/** Posts a story's headline, passage and link to the channel, with who shared it. */
export const share: Command<Which> = {
  name: "share",
  aliases: ["分享"],
  parse: parseWhich,
  run: onStory("share", async (article, asked) =>
    results(asked, asked.words.shared, [articleEntry(article, asked.words)], {
      visibility: "channel",
      sharedBy: asked.message.user,
    }),
  ),
};

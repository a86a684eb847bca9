import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import { onStory, parseWhich, type StoryArgument } from "./story-argument.ts";

/** Posts a story's headline, passage and link to the channel, with who shared it. */
export const share: Command<StoryArgument> = {
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

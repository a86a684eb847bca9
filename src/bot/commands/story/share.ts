import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import { onStory, parseWhich, type StoryArgument } from "./story-argument.ts";

/** Posts a story's headline, passage and link to the channel, with who shared it. */
export const share: Command<StoryArgument> = {
  name: "share",
  parse: parseWhich,
  run: onStory("share", async (article, context) =>
    results(context, context.sentences.sharedBy, [articleEntry(article, context.sentences)], {
      visibility: "channel",
      sharedBy: context.message.user,
    }),
  ),
};

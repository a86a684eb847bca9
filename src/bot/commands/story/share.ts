import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import { forEverybody } from "../../request-context.ts";
import { onStory, parseWhich, type StoryArgument } from "./story-argument.ts";

/** Posts a story's headline, passage and link to the channel, with who shared it. */
export const share: Command<StoryArgument> = {
  name: "share",
  parse: parseWhich,
  run: onStory("share", async (article, context) => {
    const post = forEverybody(context);
    const entry = articleEntry(article, post.sentences);
    return results(post, post.sentences.sharedBy, [entry], { sharedBy: context.message.user });
  }),
};

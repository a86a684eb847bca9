import { shorten } from "../../../chat/shorten.ts";
import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import { rememberList } from "../story/last-list.ts";
import { onStory, parseWhich, type StoryArgument } from "../story/story-argument.ts";

/** Stories on the same subject as one. */
export const related: Command<StoryArgument> = {
  name: "related",
  parse: parseWhich,
  run: onStory("related", async ({ id, title }, context, deps) => {
    const { sentences } = context;
    const named = shorten(title, 80);
    const hits = await deps.index.related(id, 5);
    const entries = hits.map((hit) => hitEntry(hit, sentences));
    const reply = results(context, sentences.relatedTo(named), entries, {
      notes: hits.length ? [] : [sentences.nothingRelated(named)],
      actions: hits.length ? [] : [{ label: sentences.newest, command: "latest" }],
    });
    await rememberList(reply, context, deps);
    return reply;
  }),
};

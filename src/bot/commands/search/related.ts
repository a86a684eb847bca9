import type { Action } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";
import { onStory, parseWhich, type StoryArgument } from "../story/story-argument.ts";

/** A button to the list from which somebody came here. */
async function wayBack(here: string, context: RequestContext, { memory }: BotDeps): Promise<Action[]> {
  const { message, now, sentences } = context;
  const before = await memory.lastList(message.channel, message.user, now);
  if (!before?.command || before.command === here) return [];
  return [{ label: sentences.buttons.back, command: before.command }];
}

/** Stories on the same subject as one. */
export const related: Command<StoryArgument> = {
  name: "related",
  parse: parseWhich,
  run: onStory("related", async ({ id, title }, context, deps) => {
    const { sentences } = context;
    const named = shorten(title, 80);
    const hits = await deps.index.related(id, 5);
    const entries = hits.map((hit) => hitEntry(hit, sentences));
    const command = `related ${id}`;
    const reply = results(context, sentences.relatedTo(named), entries, {
      notes: hits.length ? [] : [sentences.nothingRelated(named)],
      actions: [
        ...(hits.length ? [] : [{ label: sentences.newest, command: "latest" }]),
        ...(await wayBack(command, context, deps)),
      ],
    });
    await rememberList(reply, context, deps, { command });
    return reply;
  }),
};

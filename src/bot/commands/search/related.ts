import type { Article } from "../../../article/article.ts";
import type { ResultsReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { BotDeps } from "../../bot-deps.ts";
import type { Command } from "../../command.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";
import { onStory, parseWhich, type StoryArgument } from "../story/story-argument.ts";

/** `back`: the command of the list from which somebody came here, which may have one of its own. */
type RelatedRequest = StoryArgument & { back?: string };

/** A longer way back ends at its beginning. */
const maxBackLength = 300;

/** Stories on the same subject as one. */
export const related: Command<RelatedRequest> = {
  name: "related",
  parse(rest) {
    const [, named = rest, back] = /^(\S+) back:(.+)$/s.exec(rest) ?? [];
    const which = parseWhich(named);
    return which && { ...which, ...(back && { back }) };
  },
  run: (request, context, deps) =>
    onStory("related", (article) => listRelated(article, request.back, context, deps))(
      request,
      context,
      deps,
    ),
};

async function listRelated(
  { id, title }: Article,
  asked: string | undefined,
  context: RequestContext,
  deps: BotDeps,
): Promise<ResultsReply> {
  const { sentences } = context;
  const named = shorten(title, 80);
  const hits = await deps.index.related(id, 5);
  const entries = hits.map((hit) => hitEntry(hit, sentences));
  const back = asked ?? (await wayBack(id, context, deps));
  const reply = results(context, sentences.relatedTo(named), entries, {
    notes: hits.length ? [] : [sentences.nothingRelated(named)],
    actions: [
      ...(hits.length ? [] : [{ label: sentences.newest, command: "latest" }]),
      ...(back ? [{ label: sentences.buttons.back, command: back }] : []),
    ],
  });
  const command = back ? `related ${id} back:${back}` : `related ${id}`;
  await rememberList(reply, context, deps, { command, ...(back && { previous: back }) });
  return reply;
}

/** The command of the list that was shown before; of this list itself, of the one before that. */
async function wayBack(
  id: string,
  context: RequestContext,
  { memory }: BotDeps,
): Promise<string | undefined> {
  const { message, now } = context;
  const { command = "", previous } = (await memory.lastList(message.channel, message.user, now)) ?? {};
  if (command.split(" ", 2).join(" ") === `related ${id}`) return previous;
  return command.length > maxBackLength ? command.split(" back:", 1)[0] : command || undefined;
}

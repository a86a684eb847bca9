import type { ResultsReply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { articleAt } from "../commands/search/page-addresses.ts";
import { results } from "../replies/build-reply.ts";
import { articleEntry } from "../replies/story-entry.ts";
import { forEverybody, type RequestContext } from "../request-context.ts";

/** The story at an address that somebody posted, in the channel's language; undefined if it is not held. */
export async function previewLink(
  context: RequestContext,
  { articles }: BotDeps,
): Promise<ResultsReply | undefined> {
  const article = await articleAt(context.message.text, articles);
  if (!article) return undefined;
  const seen = forEverybody(context);
  const { buttons } = seen.sentences;
  const entry = articleEntry(article, seen.sentences);
  const related = { label: buttons.related, command: `related ${article.id}` };
  return results(seen, article.title, [{ ...entry, actions: [...entry.actions, related] }]);
}

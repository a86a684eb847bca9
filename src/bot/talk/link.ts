import type { Reply } from "../../chat/reply.ts";
import type { BotDeps } from "../bot-deps.ts";
import { pageNotHeld, storyAndRelatives } from "../commands/search/linked-story.ts";
import { articleAt } from "../commands/search/page-addresses.ts";
import type { Reading } from "../interpret/reading.ts";
import type { RequestContext } from "../request-context.ts";

/** The story at an address with its relatives, narrowed by the words beside it; or that it is not held. */
export async function link(
  { url = "", query }: Reading,
  context: RequestContext,
  deps: BotDeps,
): Promise<Reply> {
  const article = await articleAt(url, deps.articles);
  return article ? storyAndRelatives(article, query, context, deps) : pageNotHeld(url, query, context, deps);
}

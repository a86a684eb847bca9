import type { ResultsReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { SearchPage } from "../../../search/present/search-page.ts";
import { newestFirst } from "../../../search/query/query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { isWordless, type Paged } from "./listing.ts";

const maxStories = 5;

/** The answer to a query without results, with the closest or the newest stories instead. */
export async function fallback(
  command: "search" | "latest",
  { text, page: number }: Paged,
  page: SearchPage,
  context: RequestContext,
  deps: BotDeps,
): Promise<ResultsReply> {
  const { sentences } = context;
  const named = shorten(text, 80);
  const newest = async (title: string, note: string) => {
    const { hits } = await deps.index.search(newestFirst, { limit: maxStories });
    const entries = hits.map((hit) => hitEntry(hit, sentences));
    return results(context, title, entries, { notes: [note] });
  };
  if (!deps.index.size) return results(context, sentences.newest, [], { notes: [sentences.noArticles] });
  if (isWordless(text)) return newest(sentences.newest, sentences.noWords(named));
  if (number > 1 && page.total) return pastTheEnd(command, text, page.total, context);
  if (!page.closest.length) return newest(sentences.nothingFound(named), sentences.newestInstead);
  const entries = page.closest
    .slice(0, maxStories)
    .map((hit) => hitEntry(hit, sentences, [sentences.closeOnly]));
  return results(context, sentences.nothingFound(named), entries, { notes: [sentences.closest] });
}

function pastTheEnd(command: string, text: string, total: number, context: RequestContext): ResultsReply {
  const { sentences } = context;
  const title = text ? sentences.found(shorten(text, 80), total) : sentences.newest;
  return results(context, title, [], {
    notes: [sentences.noMorePages(total)],
    actions: [{ label: sentences.buttons.firstPage, command: `${command} ${text}`.trim() }],
  });
}

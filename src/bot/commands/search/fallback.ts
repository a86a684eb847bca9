import type { ResultsReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { SearchPage } from "../../../search/present/search-page.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import type { Paged } from "./listing.ts";
import { isWordless } from "./listing.ts";

const offered = 5;

/** Where a question has no answer: says so, and offers what comes closest or is newest, never a blank. */
export async function fallback(
  command: "search" | "latest",
  { text, page: number }: Paged,
  page: SearchPage,
  asked: RequestContext,
  room: BotDeps,
): Promise<ResultsReply> {
  const { words } = asked;
  const named = shorten(text, 80);
  if (!room.index.size) return results(asked, words.newest, [], { notes: [words.noArticles] });
  if (isWordless(text)) return newest(words.newest, [words.noWords(named)], asked, room);
  if (number > 1 && page.total) return pastTheEnd(command, text, page.total, asked);
  if (!page.closest.length) return newest(words.nothingFound(named), [words.newestInstead], asked, room);
  const entries = page.closest.slice(0, offered).map((hit) => hitEntry(hit, words, [words.closeOnly]));
  return results(asked, words.nothingFound(named), entries, { notes: [words.closest] });
}

async function newest(
  title: string,
  notes: string[],
  asked: RequestContext,
  room: BotDeps,
): Promise<ResultsReply> {
  const { now, zone, words } = asked;
  const { hits } = await room.index.search(
    { ...parseQuery("", { now, zone }), sort: "new" },
    { limit: offered },
  );
  return results(
    asked,
    title,
    hits.map((hit) => hitEntry(hit, words)),
    { notes },
  );
}

function pastTheEnd(command: string, text: string, total: number, asked: RequestContext): ResultsReply {
  const { words } = asked;
  const title = text ? words.found(shorten(text, 80), total) : words.newest;
  return results(asked, title, [], {
    notes: [words.noMorePages(total)],
    actions: [{ label: words.buttons.firstPage, command: `${command} ${text}`.trim() }],
  });
}

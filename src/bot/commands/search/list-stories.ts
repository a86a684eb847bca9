import type { Action, ResultsReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { Sentences } from "../../../locales/en/sentences.ts";
import type { SearchPage } from "../../../search/present/search-page.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { Query } from "../../../search/query/query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { remember } from "../story/last-list.ts";
import { fallback } from "./fallback.ts";
import { formatPaging, howItWasRead, isWordless, type Listing, offers } from "./listing.ts";

/** Stories on a page. */
const perPage = 5;

/** One page of stories, best first for search, newest first for latest; other stories where none match. */
export async function listStories(
  command: "search" | "latest",
  listing: Listing,
  asked: RequestContext,
  room: BotDeps,
): Promise<ResultsReply> {
  const query = queryOf(command, listing.text, asked);
  const offset = (listing.page - 1) * perPage;
  const page = await room.index.search(query, { limit: perPage, offset, asOf: listing.asOf });
  const reply =
    page.hits.length && !isWordless(listing.text)
      ? pageReply(command, listing, page, asked)
      : await fallback(command, listing, page, asked, room);
  await remember(reply, asked, room);
  const remarks = [...howItWasRead(listing, page, asked.words), ...reply.notes];
  return { ...reply, notes: remarks, actions: [...reply.actions, ...offers(listing, page, asked.words)] };
}

function queryOf(command: "search" | "latest", text: string, { now, zone }: RequestContext): Query {
  const query = parseQuery(text, { now, zone });
  return command === "latest" ? { ...query, sort: "new" } : query;
}

function pageReply(
  command: "search" | "latest",
  listing: Listing,
  page: SearchPage,
  asked: RequestContext,
): ResultsReply {
  const { words } = asked;
  const first = (listing.page - 1) * perPage + 1;
  const last = first + page.hits.length - 1;
  const turn = (label: string, to: number): Action => ({
    label,
    command: `${command} ${formatPaging({ text: listing.text, page: to, asOf: page.asOf })}`,
  });
  const entries = page.hits.map((hit) => hitEntry(hit, words));
  return results(asked, titleOf(command, listing.text, page.total, words), entries, {
    notes: page.total > page.hits.length ? [words.range(first, last, page.total)] : [],
    actions: [
      ...(first > 1 ? [turn(words.buttons.previous, listing.page - 1)] : []),
      ...(last < page.total ? [turn(words.buttons.next, listing.page + 1)] : []),
    ],
  });
}

function titleOf(command: "search" | "latest", text: string, total: number, words: Sentences): string {
  if (!text) return words.newest;
  return command === "latest" ? words.newestOn(shorten(text, 80)) : words.found(shorten(text, 80), total);
}

import type { Action, ResultsReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { Sentences } from "../../../locales/en/sentences.ts";
import type { SearchPage } from "../../../search/present/search-page.ts";
import { parseQuery } from "../../../search/query/parse-query.ts";
import type { Query } from "../../../search/query/query.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { hitEntry, numberedFrom } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { rememberList } from "../story/last-list.ts";
import { describeFilters, searchedWords } from "./describe-query.ts";
import { fallback } from "./fallback.ts";
import { formatPaging, howItWasRead, isWordless, type Listing } from "./listing.ts";
import { offers } from "./offers.ts";
import { unmeantAction } from "./unmeant.ts";

export const storiesPerPage = 5;
const maxTitleWords = 80;

/** One page of stories, best first for search, newest first for latest; other stories if none match. */
export async function listStories(
  command: "search" | "latest",
  listing: Listing,
  context: RequestContext,
  deps: BotDeps,
): Promise<ResultsReply> {
  const { sentences, now, zone } = context;
  const typed = parseQuery(listing.text, { now, zone });
  const query: Query = { ...typed, ...(command === "latest" && { sort: "new" }) };
  const offset = (listing.page - 1) * storiesPerPage;
  const page = await deps.index.search(query, { limit: storiesPerPage, offset, asOf: listing.asOf });
  const isFound = page.hits.length > 0 && !isWordless(listing.text);
  const list = pagesOf(command, listing, page);
  const reply = isFound
    ? pageReply(command, listing, page, list, context)
    : fallback(command, listing, page, context, deps);
  await rememberList(
    reply,
    context,
    deps,
    isFound ? { ids: page.listed, ...list } : { command: list.command },
  );
  const words = searchedWords(page.report.read);
  if (listing.page === 1 && !isWordless(listing.text))
    await deps.questions.add(isFound ? "found" : "nothing", words, now);
  const filters = describeFilters(typed, page.report.read, context);
  const { first, last } = await offers(listing, page, context, deps);
  // Public lists stay short.
  const mayBeUnmeant = words !== "" && (!isFound || context.visibility === "private");
  return {
    ...reply,
    notes: [...(filters ? [filters] : []), ...howItWasRead(listing, page, sentences), ...reply.notes],
    actions: [...first, ...reply.actions, ...last, ...(mayBeUnmeant ? [unmeantAction(words, context)] : [])],
  };
}

type PagesBeside = { next?: string; previous?: string };

/** The commands of a page and of those beside it. */
function pagesOf(command: string, { text, page: number }: Listing, page: SearchPage) {
  const turnTo = (to: number) => `${command} ${formatPaging({ text, page: to, asOf: page.asOf })}`;
  return {
    command: turnTo(number),
    ...(number * storiesPerPage < (page.endsAt ?? page.total) && { next: turnTo(number + 1) }),
    ...(number > 1 && { previous: turnTo(number - 1) }),
  };
}

function pageReply(
  command: "search" | "latest",
  listing: Listing,
  page: SearchPage,
  pages: PagesBeside,
  context: RequestContext,
): ResultsReply {
  const { sentences } = context;
  const first = (listing.page - 1) * storiesPerPage + 1;
  const entries = page.hits.map((hit) => hitEntry(hit, sentences));
  return results(context, titleOf(command, page, sentences), numberedFrom(first, entries), {
    notes: pageRange(first, page.hits.length, page.total, sentences),
    actions: pageActions(pages, sentences),
  });
}

/** Which stories of how many a page shows, unless it shows all. */
export const pageRange = (first: number, shown: number, total: number, { range }: Sentences): string[] =>
  total > shown ? [range(first, first + shown - 1, total)] : [];

/** The buttons that turn a page. */
export const pageActions = ({ next, previous }: PagesBeside, { buttons }: Sentences): Action[] => [
  ...(previous ? [{ label: buttons.previous, command: previous }] : []),
  ...(next ? [{ label: buttons.next, command: next }] : []),
];

/** Only the words that were searched: filters are told in a note. */
function titleOf(command: "search" | "latest", page: SearchPage, sentences: Sentences): string {
  const words = shorten(searchedWords(page.report.read), maxTitleWords);
  if (command === "latest") return words ? sentences.newestOn(words) : sentences.newest;
  return words ? sentences.found(words, page.total) : sentences.matching(page.total);
}

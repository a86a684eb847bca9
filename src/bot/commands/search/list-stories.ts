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
import { rememberList } from "../story/last-list.ts";
import { fallback } from "./fallback.ts";
import { formatPaging, howItWasRead, isWordless, type Listing, offers } from "./listing.ts";

const storiesPerPage = 5;

/** One page of stories, best first for search, newest first for latest; other stories if none match. */
export async function listStories(
  command: "search" | "latest",
  listing: Listing,
  context: RequestContext,
  deps: BotDeps,
): Promise<ResultsReply> {
  const { now, zone } = context;
  const query: Query = {
    ...parseQuery(listing.text, { now, zone }),
    ...(command === "latest" && { sort: "new" }),
  };
  const offset = (listing.page - 1) * storiesPerPage;
  const page = await deps.index.search(query, { limit: storiesPerPage, offset, asOf: listing.asOf });
  const reply =
    page.hits.length && !isWordless(listing.text)
      ? pageReply(command, listing, page, context)
      : await fallback(command, listing, page, context, deps);
  const shown = { text: listing.text, page: listing.page, asOf: page.asOf };
  await rememberList(reply, context, deps, { command: `${command} ${formatPaging(shown)}` });
  return {
    ...reply,
    notes: [...howItWasRead(listing, page, context.sentences), ...reply.notes],
    actions: [...reply.actions, ...offers(listing, page, context.sentences)],
  };
}

function pageReply(
  command: "search" | "latest",
  listing: Listing,
  page: SearchPage,
  context: RequestContext,
): ResultsReply {
  const { sentences } = context;
  const first = (listing.page - 1) * storiesPerPage + 1;
  const last = first + page.hits.length - 1;
  const turn = (label: string, to: number): Action => ({
    label,
    command: `${command} ${formatPaging({ text: listing.text, page: to, asOf: page.asOf })}`,
  });
  const entries = page.hits.map((hit) => hitEntry(hit, sentences));
  return results(context, titleOf(command, listing.text, page.total, sentences), entries, {
    notes: page.total > page.hits.length ? [sentences.range(first, last, page.total)] : [],
    actions: [
      ...(first > 1 ? [turn(sentences.buttons.previous, listing.page - 1)] : []),
      ...(last < page.total ? [turn(sentences.buttons.next, listing.page + 1)] : []),
    ],
  });
}

function titleOf(command: "search" | "latest", text: string, total: number, sentences: Sentences): string {
  if (!text) return sentences.newest;
  return command === "latest"
    ? sentences.newestOn(shorten(text, 80))
    : sentences.found(shorten(text, 80), total);
}

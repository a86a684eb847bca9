import type { Action, Entry, ResultsReply } from "../../../chat/reply.ts";
import { shorten } from "../../../chat/shorten.ts";
import type { SearchPage } from "../../../search/present/search-page.ts";
import type { BotDeps } from "../../bot-deps.ts";
import { results } from "../../replies/build-reply.ts";
import { articleEntry } from "../../replies/story-entry.ts";
import type { RequestContext } from "../../request-context.ts";
import { searchedWords } from "./describe-query.ts";
import { isWordless, type Listing } from "./listing.ts";

const maxNear = 3;
const maxNamed = 80;

/** The answer to a query without results: what was searched, and headlines that come near, if there are any. */
export function fallback(
  command: "search" | "latest",
  { text, page: number, hint }: Listing,
  page: SearchPage,
  context: RequestContext,
  deps: BotDeps,
): ResultsReply {
  const { sentences } = context;
  const newest: Action = { label: sentences.newest, command: "latest" };
  const named = shorten(searchedWords(page.report.read) || text, maxNamed);
  if (!deps.index.size) return results(context, sentences.newest, [], { notes: [sentences.noArticles] });
  if (isWordless(text))
    return results(context, sentences.noWords(shorten(text, maxNamed)), [], { actions: [newest] });
  if (number > 1 && page.total) return pastTheEnd(command, text, page, context);
  // What was probably a misspelt command is no question.
  const isCommand = hint !== undefined && "meant" in hint;
  const near = (isCommand ? [] : page.closest).slice(0, maxNear).map((hit): Entry => {
    const entry = articleEntry(hit.article, sentences, { title: hit.title });
    return { ...entry, passage: undefined, notes: [] };
  });
  const title = near.length ? sentences.nothingButNear(named) : sentences.nothingFound(named);
  return results(context, title, near, { actions: [newest] });
}

function pastTheEnd(
  command: string,
  text: string,
  { total, endsAt, report }: SearchPage,
  context: RequestContext,
): ResultsReply {
  const { sentences } = context;
  const words = shorten(searchedWords(report.read), maxNamed);
  return results(context, words ? sentences.found(words, total) : sentences.newest, [], {
    // Where the list ends before all are shown, that is said in any case.
    notes: endsAt === undefined ? [sentences.noMorePages(total)] : [],
    actions: [{ label: sentences.buttons.firstPage, command: `${command} ${text}`.trim() }],
  });
}

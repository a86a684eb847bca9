import type { TimeSlice } from "../../async/yield.ts";
import { type LiveSegment, lowerBound, type Postings } from "../index/segment.ts";
import type { IndexView } from "../index/segment-store.ts";
import type { QueryPlan } from "../query/plan.ts";
import type { Sort } from "../query/query.ts";
import type { QueryTerm, TermVariant } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { matchTerm, type TermMatch } from "./bm25.ts";
import { type AskedTerm, coverable, coversEnough, leastCovered, namesAsked } from "./coverage.ts";
import { newestTime } from "./freshness.ts";
import type { IndexReader } from "./index-reader.ts";
import { postingsOf } from "./postings.ts";
import { rerank, rerankedDocs } from "./rerank/rerank.ts";
import { type Conditions, type ScanRequest, scan, scanAll } from "./scan.ts";
import { type RankedDoc, TopK } from "./top-k.ts";

/** Conditions on every result, and how many are kept in which order. */
export type RetrievalLimits = Omit<QueryPlan, "terms" | "read" | "unread"> & {
  /** Later changes are ignored. */
  asOf: number;
  sort: Sort;
  count: number;
};

export const unlimited: Omit<RetrievalLimits, "count"> = {
  required: [],
  forbidden: [],
  excluded: [],
  since: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
  undatedAsAdded: false,
  asOf: Number.POSITIVE_INFINITY,
  sort: "best",
};

export type RetrievalResult = {
  results: RankedDoc[];
  total: number;
  /** If there are no results, the documents that come closest and have the rarest term. */
  near: RankedDoc[];
  /** The highest coverage of any document, and whether that is all that any could have. */
  coverage: number;
  complete: boolean;
};

export const maxNear = 3;
/** Those that come closest, among which the ones with the rarest term are looked for. */
const maxClose = 100;

/** Finds the documents within the limits; without terms all of them, the newest first. */
export async function retrieve(
  reader: IndexReader,
  terms: QueryTerm[],
  limits: RetrievalLimits,
  slice: TimeSlice,
): Promise<RetrievalResult> {
  const { view, now } = reader;
  const matched: TermMatch[] = [];
  for (const one of terms) matched.push(await matchTerm(view, one, slice));
  const asked = matched.map((match, i): AskedTerm => ({ term: terms[i] as QueryTerm, match }));
  const conditions = await conditionsOf(
    view,
    asked.filter(({ term }) => term.required),
    limits,
    slice,
  );
  const newest = newestTime(view, now);
  const results = new TopK(Math.max(limits.count, rerankedDocs));
  if (terms.length === 0) {
    const { total } = await scanAll(view, conditions, results, slice);
    return { results: results.list.slice(0, limits.count), total, near: [], coverage: 1, complete: true };
  }
  const weights = matched.map(({ weight }) => weight);
  const whole = sum(matched.map(({ idf }) => idf));
  const request = { conditions, matched, byTime: limits.sort === "new", newest };
  const named = withOneOf(request, namesAsked(asked));
  const { total, most, fullest } = await scan(view, named, leastCovered(asked), results, slice);
  const hasAll = terms.every(({ required }) => required);
  if (total === 0 || !(hasAll || (await coversEnough(most, asked, results.list, reader))))
    return nearest(reader, request, whole, slice);
  const ranking = request.byTime
    ? results.list
    : await rerank(results.list, fullest, { terms, weights, newest }, view.lexicon, slice);
  return {
    results: ranking.slice(0, limits.count),
    total,
    near: [],
    coverage: most / whole,
    complete: most > 0.99 * sum(matched.map(coverable)),
  };
}

/** If nothing covers enough: the documents that come closest, of those that have what is rarest. */
async function nearest(
  { view }: IndexReader,
  request: ScanRequest,
  whole: number,
  slice: TimeSlice,
): Promise<RetrievalResult> {
  const close = new TopK(maxClose);
  const { most } = await scan(view, { ...request, byTime: false }, 0, close, slice);
  const coverage = whole === 0 ? 0 : most / whole;
  const rarest = Math.max(...request.matched.map(({ idf }) => idf));
  const asked = request.matched.filter(({ idf }) => idf === rarest);
  const near = close.list.filter(({ part, doc }) => {
    const lists = asked.flatMap(({ byPart }) => byPart[view.parts.indexOf(part)] ?? []);
    return lists.some(({ postings: { docs } }) => docs[lowerBound(docs, doc, 0, docs.length)] === doc);
  });
  return { results: [], total: 0, near: near.slice(0, maxNear), coverage, complete: false };
}

/** The same, but every result must have one of some terms too, if there are any. */
function withOneOf(request: ScanRequest, asked: AskedTerm[]): ScanRequest {
  if (asked.length === 0) return request;
  const conditions = request.conditions.map((one, p) => ({
    ...one,
    oneOf: [...one.oneOf, asked.flatMap((term) => postingsIn(term, p))],
  }));
  return { ...request, conditions };
}

const postingsIn = ({ match }: AskedTerm, part: number): Postings[] =>
  (match.byPart[part] ?? []).map(({ postings }) => postings);

const conditionsOf = (
  view: IndexView,
  asked: AskedTerm[],
  limits: RetrievalLimits,
  slice: TimeSlice,
): Promise<Conditions[]> =>
  Promise.all(view.parts.map((_, part) => conditionsIn(view, part, asked, limits, slice)));

/** In a segment: `asked` are the terms that every result must have. */
async function conditionsIn(
  view: IndexView,
  part: number,
  asked: AskedTerm[],
  { required, forbidden, excluded, since, until, undatedAsAdded, asOf }: RetrievalLimits,
  slice: TimeSlice,
): Promise<Conditions> {
  const live = view.parts[part] as LiveSegment;
  const excludedPostings = (variant: TermVariant) => postingsOf(live, variant, view.lexicon, slice);
  const listOf = (term: string) => live.segment.postings(view.lexicon.find(term));
  return {
    since,
    until,
    undatedAsAdded,
    asOf,
    oneOf: [...required.map((term) => [listOf(term)]), ...asked.map((one) => postingsIn(one, part))],
    noneOf: [...forbidden.map(listOf), ...(await Promise.all(excluded.map(excludedPostings)))],
  };
}

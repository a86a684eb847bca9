import type { TimeSlice } from "../../async/yield.ts";
import { type LiveSegment, lowerBound } from "../index/segment.ts";
import type { IndexView } from "../index/segment-store.ts";
import type { QueryPlan } from "../query/plan.ts";
import type { Sort } from "../query/query.ts";
import type { QueryTerm, TermVariant } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { matchTerm, type TermMatch } from "./bm25.ts";
import { coversEnough } from "./coverage.ts";
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

/** A result covers at least this share of the query's rarest terms. */
const resultCoverage = { share: 0.15, terms: 3 };
/** A known term that weighs so many times what all others do together is what was asked for: barbie in "barbie movie". */
const dominant = 1.5;
/** Of such a term, that is more than the others have together. */
const leastOfDominant = 0.99;
/** Single pieces of one word that was typed without spaces mean nothing. */
const pieceCoverage = { share: 0.5, terms: 6 };
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
  const conditions = await Promise.all(
    view.parts.map((_, p) => conditionsOf(view, p, terms, matched, limits, slice)),
  );
  const newest = newestTime(view, now);
  const results = new TopK(Math.max(limits.count, rerankedDocs));
  if (terms.length === 0) {
    const { total } = await scanAll(view, conditions, results, slice);
    return { results: results.list.slice(0, limits.count), total, near: [], coverage: 1, complete: true };
  }
  const weights = matched.map(({ weight }) => weight);
  const whole = sum(matched.map(({ idf }) => idf));
  const enough = leastCovered(terms, matched);
  const request = { conditions, matched, byTime: limits.sort === "new", newest };
  const { total, most, fullest } = await scan(view, request, enough, results, slice);
  const withIdf = matched.map(({ idf }, i) => ({ term: terms[i] as QueryTerm, idf }));
  const hasAll = terms.every(({ required }) => required);
  if (total === 0 || !(hasAll || (await coversEnough(most, withIdf, results.list, reader))))
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

/** How much of the query a result covers at least. */
function leastCovered(terms: QueryTerm[], matched: TermMatch[]): number {
  const rarest = matched.map(({ weight }) => weight).sort((a, b) => b - a);
  const shareOf = (of: typeof resultCoverage) => of.share * sum(rarest.slice(0, of.terms));
  if (terms.every(({ inWord }) => inWord)) return shareOf(pieceCoverage);
  const named = Math.max(0, ...matched.filter(isKnown).map(coverable));
  const dominates = terms.length > 1 && named >= dominant * (sum(rarest) - named);
  return Math.max(shareOf(resultCoverage), dominates ? leastOfDominant * named : 0);
}

const isKnown = ({ byPart }: TermMatch): boolean => byPart.some((lists) => lists.length > 0);

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

/** How much of a term a story can cover. */
const coverable = ({ byPart, idf }: TermMatch): number => {
  const covers = byPart.flatMap(([surest]) => surest?.covers ?? []);
  return covers.length > 0 ? Math.max(...covers) : idf;
};

async function conditionsOf(
  view: IndexView,
  part: number,
  terms: QueryTerm[],
  matched: TermMatch[],
  { required, forbidden, excluded, since, until, undatedAsAdded, asOf }: RetrievalLimits,
  slice: TimeSlice,
): Promise<Conditions> {
  const live = view.parts[part] as LiveSegment;
  const excludedPostings = (variant: TermVariant) => postingsOf(live, variant, view.lexicon, slice);
  const listOf = (term: string) => live.segment.postings(view.lexicon.find(term));
  const requiredTerms = matched.filter((_, i) => terms[i]?.required).map(({ byPart }) => byPart[part] ?? []);
  return {
    since,
    until,
    undatedAsAdded,
    asOf,
    oneOf: [
      ...required.map((term) => [listOf(term)]),
      ...requiredTerms.map((lists) => lists.map(({ postings }) => postings)),
    ],
    noneOf: [...forbidden.map(listOf), ...(await Promise.all(excluded.map(excludedPostings)))],
  };
}

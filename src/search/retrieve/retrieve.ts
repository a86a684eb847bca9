import type { TimeSlice } from "../../async/yield.ts";
import { lowerBound, type Postings } from "../index/segment.ts";
import type { IndexView } from "../index/segment-store.ts";
import type { QueryTerm } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import type { TermMatch } from "./bm25.ts";
import { coverable, coversEnough, leastCovered, namesAsked } from "./coverage.ts";
import type { Gathered, RetrievalLimits, Wanted } from "./gathered.ts";
import type { IndexReader } from "./index-reader.ts";
import { postingsOf } from "./postings.ts";
import { rerank, rerankedDocs } from "./rerank/rerank.ts";
import { type Conditions, type ScanRequest, scan, scanAll } from "./scan.ts";
import { type RankedDoc, TopK } from "./top-k.ts";

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

/** What was found, before the best of it are read again. */
export type Found = {
  /** The segments of the results. */
  view: IndexView;
  total: number;
  /** Set if more match than can be listed. */
  isCut?: true;
  /** If nothing was found, the documents that come closest and have the rarest term. */
  near: RankedDoc[];
  /** The highest coverage of any document, and whether that is all that any could have. */
  coverage: number;
  complete: boolean;
  /** The results in their order. */
  ranked: () => Promise<RankedDoc[]>;
};

export const maxNear = 3;
/** Those that come closest, among which the ones with the rarest term are looked for. */
const maxClose = 100;

/** Finds the documents within the limits; without terms all of them, the newest first. They are ranked only if that is asked for. */
export async function retrieve(
  reader: IndexReader,
  terms: QueryTerm[],
  limits: RetrievalLimits,
  slice: TimeSlice,
): Promise<Found> {
  const { gathered, asked, request } = await requestFor(reader, { terms, limits, near: false }, slice);
  const { view, matched } = gathered;
  const results = new TopK(Math.max(limits.count, rerankedDocs));
  if (terms.length === 0) {
    const found = await scanAll(view, request.conditions, results, slice);
    const ranked = async () => results.list.slice(0, limits.count);
    const total = gathered.total ?? found.total;
    return { view, total, isCut: gathered.isCut, near: [], coverage: 1, complete: true, ranked };
  }
  const whole = sum(matched.map(({ idf }) => idf));
  const named = withOneOf(request, namesAsked(asked));
  const { total, most, fullest } = await scan(view, named, leastCovered(asked), results, slice);
  const hasAll = terms.every(({ required }) => required);
  const ranking = results.list;
  if (total === 0 || !(hasAll || (await coversEnough(most, asked, ranking, reader, slice))))
    return nearest(reader, { terms, limits, near: true }, whole, slice);
  const weights = matched.map(({ weight }) => weight);
  const query = { terms, weights, newest: reader.newest, vocabulary: reader.vocabulary };
  return {
    view,
    total: gathered.total ?? total,
    isCut: gathered.isCut,
    near: [],
    coverage: most / whole,
    complete: most > 0.99 * sum(matched.map(coverable)),
    async ranked() {
      const all = request.byTime ? ranking : await rerank(ranking, fullest, query, view.lexicon, slice);
      return all.slice(0, limits.count);
    },
  };
}

/** If nothing covers enough: the documents that come closest, of those that have what is rarest. */
async function nearest(reader: IndexReader, wanted: Wanted, whole: number, slice: TimeSlice): Promise<Found> {
  const { gathered, request } = await requestFor(reader, wanted, slice);
  const { view, matched } = gathered;
  const close = new TopK(maxClose);
  const { most } = await scan(view, { ...request, byTime: false }, 0, close, slice);
  const coverage = whole === 0 ? 0 : most / whole;
  const rarest = Math.max(...matched.map(({ idf }) => idf));
  const asked = matched.filter(({ idf }) => idf === rarest);
  const near = close.list.filter(({ part, doc }) => {
    const lists = asked.flatMap(({ byPart }) => byPart[view.parts.indexOf(part)] ?? []);
    return lists.some(({ postings: { docs } }) => docs[lowerBound(docs, doc, 0, docs.length)] === doc);
  });
  const ranked = async () => [];
  return { view, total: 0, near: near.slice(0, maxNear), coverage, complete: false, ranked };
}

type MatchedTerm = { term: QueryTerm; match: TermMatch };

/** What is looked through for some terms, and how. */
async function requestFor(
  reader: IndexReader,
  wanted: Wanted,
  slice: TimeSlice,
): Promise<{ gathered: Gathered; asked: MatchedTerm[]; request: ScanRequest }> {
  const { terms, limits } = wanted;
  const gathered = await reader.gather(wanted, slice);
  const { view, matched } = gathered;
  const asked = matched.map((match, i) => ({ term: terms[i] as QueryTerm, match }));
  const required = asked.filter(({ term }) => term.required);
  const conditions = await conditionsOf(view, required, limits, slice);
  const byTime = limits.sort === "new";
  return { gathered, asked, request: { conditions, matched, byTime, newest: reader.newest } };
}

/** The same, but every result must have one of some terms too, if there are any. */
function withOneOf(request: ScanRequest, asked: MatchedTerm[]): ScanRequest {
  if (asked.length === 0) return request;
  const conditions = request.conditions.map((one, p) => ({
    ...one,
    oneOf: [...one.oneOf, asked.flatMap((term) => postingsIn(term, p))],
  }));
  return { ...request, conditions };
}

const postingsIn = ({ match }: MatchedTerm, part: number): Postings[] =>
  (match.byPart[part] ?? []).map(({ postings }) => postings);

/** By segment; `asked` are the terms that every result must have. */
async function conditionsOf(
  view: IndexView,
  asked: MatchedTerm[],
  { required, forbidden, excluded, since, until, undatedAsAdded, asOf }: RetrievalLimits,
  slice: TimeSlice,
): Promise<Conditions[]> {
  const without: Postings[][] = [];
  for (const variant of excluded) without.push(await postingsOf(view.parts, variant, view.lexicon, slice));
  return view.parts.map(({ segment }, part) => {
    const listOf = (term: string) => segment.postings(view.lexicon.find(term));
    return {
      since,
      until,
      undatedAsAdded,
      asOf,
      oneOf: [...required.map((term) => [listOf(term)]), ...asked.map((one) => postingsIn(one, part))],
      noneOf: [...forbidden.map(listOf), ...without.map((byPart) => byPart[part] as Postings)],
    };
  });
}

import type { TimeSlice } from "../../../async/yield.ts";
import type { Lexicon } from "../../index/lexicon.ts";
import { includes } from "../../query/date-ranges.ts";
import type { QueryTerm } from "../../query/query-term.ts";
import type { Vocabulary } from "../../query/vocabulary.ts";
import { sum } from "../../structures/sum.ts";
import { agedScore, ageWeight, freshBonus, freshnessAt, nearnessTo, nearnessWeight } from "../freshness.ts";
import type { FullestDocs } from "../fullest.ts";
import { articleOf, inOrder, type RankedDoc } from "../top-k.ts";
import { EvidenceReader, type QueryEvidence } from "./evidence.ts";
import { TermPlaces } from "./term-places.ts";

/** A fixed number, so that pages fit together. */
export const rerankedDocs = 100;
/** The bonus of two adjacent words, as a share of their weights: .1 to .85, as in the sequential dependence model. */
const adjacency = 0.1 / 0.85;
/** The bonus of a headline that is exactly the query, as a share of the query's weights. */
const headline = 0.8;
/** The bonus of words that occur as they were typed, as a share of their weights. */
const typedForm = 0.2;
/** By how much, in relation, a key is above the one below it if nothing else tells them apart. */
const barelyAbove = 1 + 1e-6;

type RerankQuery = { terms: QueryTerm[]; weights: number[]; newest: number; vocabulary: Vocabulary };

/** A document that was read again; `complete` if it has all that was asked, of which `about` is told at its top. */
type Reread = { ranked: RankedDoc; complete: boolean; about: number };

/**
 * Reads the best of a ranking, and the `fullest` documents, again. Adjacent words of the query count more
 * where they are adjacent in the story, and so does a headline like the query. Those that have all that
 * was asked come before others, among themselves by their age as far as words do not tell them apart.
 */
export async function rerank(
  ranking: RankedDoc[],
  fullest: FullestDocs,
  query: RerankQuery,
  lexicon: Lexicon,
  slice: TimeSlice,
): Promise<RankedDoc[]> {
  const best = ranking.slice(0, rerankedDocs);
  const others = fullest.without(best);
  const places = new TermPlaces(query.terms, lexicon, query.vocabulary);
  const reader = new EvidenceReader(places, query.weights, lexicon);
  const judge = judgeOf(places, query);
  const reread: Reread[] = [];
  for (const ranked of [...best, ...others]) {
    reread.push(judge(ranked, reader.read(ranked)));
    if (slice.due) await slice.yieldIfDue();
  }
  const complete = orderedByAge(
    reread.filter((one) => one.complete),
    query,
  );
  const incomplete = reread.filter((one) => !one.complete);
  liftAbove(incomplete, complete);
  // Nearly in order, which makes sorting cheap.
  const read = [...complete, ...incomplete].map(({ ranked }) => ranked).sort(inOrder);
  if (ranking.length <= rerankedDocs) return read;
  const taken = new Set(others.map(articleOf));
  return [...read, ...ranking.slice(rerankedDocs).filter((one) => !taken.has(articleOf(one)))];
}

function judgeOf(places: TermPlaces, { weights, newest }: RerankQuery) {
  const whole = sum(weights);
  return (ranked: RankedDoc, evidence: QueryEvidence): Reread => {
    const { adjacent, titled, asTyped, told, has } = evidence;
    const { part, doc, time } = ranked;
    const complete = places.covered(has);
    const gain = adjacency * adjacent + headline * titled + (complete ? typedForm * asTyped : 0);
    const key = ranked.key + gain * freshBonus(time, newest);
    let about = 0;
    for (let place = 0; place < weights.length; place++)
      about += (told[place] as number) * (weights[place] as number);
    return { ranked: { part, doc, key, time }, complete, about: whole === 0 ? 0 : about / whole };
  };
}

/** Deals the keys of the stories out anew, so that they stay where they are among other stories. */
function orderedByAge(complete: Reread[], query: RerankQuery): Reread[] {
  const { weight, freshness } = whatCounts(complete, query);
  if (weight === 0) return complete;
  const keys = Float64Array.from(complete, ({ ranked }) => ranked.key).sort();
  const aged = complete.map((one) => {
    const { key: score, time } = one.ranked;
    return { one, value: agedScore({ score, about: one.about, freshness: freshness(time) }, weight) };
  });
  aged.sort((a, b) => b.value - a.value || inOrder(a.one.ranked, b.one.ranked));
  return aged.map(({ one }, i) => {
    one.ranked.key = keys[keys.length - 1 - i] as number;
    return one;
  });
}

/** Age; or, if a time was asked for from which there are stories, how near to it a story was published. */
function whatCounts(complete: Reread[], { terms, newest }: RerankQuery) {
  const asked = terms.flatMap(({ alternatives }) => alternatives.flatMap(({ published }) => published ?? []));
  const times = asked.filter((dates) => complete.some(({ ranked }) => includes(dates, ranked.time)));
  if (times.length === 0)
    return {
      weight: ageWeight(storiesTold(complete), terms.length),
      freshness: (time: number) => freshnessAt(time, newest),
    };
  return {
    weight: nearnessWeight,
    freshness: (time: number) => Math.max(...times.map((dates) => nearnessTo(dates, time))),
  };
}

/** How many stories are about all that was asked; what lacks a part of it at the top counts far less. */
function storiesTold(complete: Reread[]): number {
  const byStory = new Map<number, number>();
  for (const { ranked, about } of complete) {
    const story = ranked.part.segment.columns.stories[ranked.doc] as number;
    byStory.set(story, Math.max(about ** 4, byStory.get(story) ?? 0));
  }
  return sum([...byStory.values()]);
}

/** Raises the keys of the complete as far as they are not above those of the incomplete. */
function liftAbove(incomplete: Reread[], complete: Reread[]): void {
  let floor = incomplete.reduce((most, { ranked }) => Math.max(most, ranked.key), 0);
  // Mostly none need be raised, and then they need not be sorted.
  const highest = floor * barelyAbove ** complete.length;
  const low = complete.map(({ ranked }) => ranked).filter(({ key }) => key <= highest);
  for (const ranked of low.sort((a, b) => inOrder(b, a))) {
    if (ranked.key > floor) return;
    floor *= barelyAbove;
    ranked.key = floor;
  }
}

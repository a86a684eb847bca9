import type { View } from "../archive.ts";
import type { Breath } from "../breath.ts";
import type { Part } from "../segment/merge.ts";
import type { Postings } from "../segment/segment.ts";
import type { Lists } from "./lists.ts";
import type { Wanted } from "./plan.ts";

/** The published defaults of BM25. */
const k1 = 1.2;
const b = 0.75;

/** How much newer than older news of the same worth counts: a tenth, halved every month. */
const freshness = 0.1;
const month = 30 * 24 * 3600 * 1000;

/** For each document of a part: its score, and the worth of what it has. */
type Scores = { part: Part; scores: Float32Array; coverage: Float32Array };

/** What a word tells by being there: much for a rare one, little for a common one. */
const idf = (documents: number, of: number): number =>
  Math.log(1 + (of - documents + 0.5) / (documents + 0.5));

/**
 * BM25F: a field's weight multiplies the occurrences and the length. A wanted thing scores the best
 * of its alternatives, and counts as rare as the most frequent of them; `worth` is what
 * each brings at most.
 */
export async function score(
  view: View,
  wanted: Wanted[],
  lists: Lists,
  now: number,
  breath: Breath,
): Promise<{ parts: Scores[]; worth: number[] }> {
  const parts = view.parts.map((part) => emptyScores(part));
  const norm = { base: k1 * (1 - b), slope: (k1 * b * view.size) / Math.max(1, view.totalLength) };
  const matched: Awaited<ReturnType<typeof matches>>[] = [];
  for (const one of wanted) matched.push(await matches(view, one, lists, breath));
  const worth = matched.map(({ documents }, i) => idf(documents, view.size) * (wanted[i] as Wanted).count);
  for (const [i, { byPart }] of matched.entries()) {
    for (const [p, found] of byPart.entries()) {
      add(parts[p] as Scores, found, worth[i] as number, norm);
      await breath.pause();
    }
  }
  for (const one of parts) freshen(one, now);
  return { parts, worth };
}

const emptyScores = (part: Part): Scores => ({
  part,
  scores: new Float32Array(part.segment.size),
  coverage: new Float32Array(part.segment.size),
});

type Weighted = { postings: Postings; weight: number };

async function matches(view: View, { alternatives }: Wanted, lists: Lists, breath: Breath) {
  const counts = alternatives.map(() => 0);
  const byPart: Weighted[][] = [];
  for (const part of view.parts) {
    const here: Weighted[] = [];
    for (const [i, alternative] of alternatives.entries()) {
      const postings = await lists(part, alternative);
      counts[i] = (counts[i] as number) + postings.docs.length;
      here.push({ postings, weight: alternative.weight });
      if (breath.due) await breath.pause();
    }
    byPart.push(here);
  }
  return { byPart, documents: Math.max(0, ...counts) };
}

type Norm = { base: number; slope: number };

function add({ part, scores, coverage }: Scores, found: Weighted[], worth: number, norm: Norm): void {
  const { lengths } = part.segment.columns;
  const best = found.length > 1 ? new Float32Array(scores.length) : undefined;
  for (const { postings, weight: certainty } of found) {
    const { docs, weights } = postings;
    for (let i = 0; i < docs.length; i++) {
      const doc = docs[i] as number;
      const count = weights[i] as number;
      const gain = (worth * certainty * count) / (count + norm.base + norm.slope * (lengths[doc] as number));
      const before = best ? (best[doc] as number) : 0;
      if (gain <= before) continue;
      if (best) best[doc] = gain;
      scores[doc] = (scores[doc] as number) + gain - before;
      if (before === 0) coverage[doc] = (coverage[doc] as number) + worth;
    }
  }
}

function freshen({ part, scores }: Scores, now: number): void {
  const { times } = part.segment.columns;
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc] === 0) continue;
    const age = Math.max(0, now - (times[doc] as number));
    scores[doc] = (scores[doc] as number) * (1 + freshness * 0.5 ** (age / month));
  }
}

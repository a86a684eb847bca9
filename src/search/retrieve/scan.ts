import type { Breath } from "../breath.ts";
import type { Part } from "../index/segment.ts";
import type { View } from "../index/segment-store.ts";
import { Acceptance, type Conditions } from "../match/accept.ts";
import { freshnessOf, type Matched, mostFreshness, normOf } from "./bm25.ts";
import { Tally, windowSize } from "./score-accumulator.ts";
import type { Top } from "./top-k.ts";

/** One for all searches: no window is left half done when another search gets its turn. */
const tally = new Tally();

/** What is looked for: what holds of every result, the wanted things, and in which order results are wanted. */
export type Sought = { conditions: Conditions[]; matched: Matched[]; byTime: boolean; now: number };

/** How many documents were offered, and how much of the question the fullest of all covers. */
export type Scanned = { total: number; most: number };

/**
 * Offers each document that covers at least `enough` of what is wanted. Things that
 * cannot make a result, not even all together, are only looked up in what has others: the
 * cut-off that keeps common words cheap.
 */
export async function scan(
  view: View,
  sought: Sought,
  enough: number,
  top: Top,
  breath: Breath,
): Promise<Scanned> {
  const scanned: Scanned = { total: 0, most: 0 };
  const norm = normOf(view);
  const steps = inSteps(sought.matched, enough);
  for (const [p, part] of view.parts.entries()) {
    const acceptance = new Acceptance(part, sought.conditions[p] as Conditions, windowSize);
    for (let from = 0; from < part.segment.size; from += windowSize) {
      const to = Math.min(from + windowSize, part.segment.size);
      acceptance.enter(from, to);
      tally.enter(from, to, part.segment.columns.lengths, norm);
      for (const { matched, only } of steps) tally.add(matched.byPart[p] ?? [], matched.worth, only);
      offerAll(part, from, acceptance, { sought, enough, top, scanned });
      if (breath.due) await breath.pause();
    }
  }
  return scanned;
}

type Step = { matched: Matched; only: boolean };

/** What tells most first; `only` for what cannot make a result. */
function inSteps(matched: Matched[], enough: number): Step[] {
  let together = 0;
  const rising = matched.toSorted((a, b) => a.telling - b.telling);
  const steps = rising.map((one) => {
    together += one.telling;
    return { matched: one, only: together < enough };
  });
  return steps.reverse();
}

type Goal = { sought: Sought; enough: number; top: Top; scanned: Scanned };

function offerAll(part: Part, from: number, acceptance: Acceptance, goal: Goal): void {
  const { sought, enough, top, scanned } = goal;
  const { times } = part.segment.columns;
  for (let i = 0; i < tally.count; i++) {
    const slot = tally.docs[i] as number;
    const covered = tally.coverage[slot] as number;
    if (covered <= scanned.most && covered < enough) continue;
    const doc = from + slot;
    if (!acceptance.accepts(doc)) continue;
    if (covered > scanned.most) scanned.most = covered;
    if (covered < enough) continue;
    scanned.total++;
    const score = tally.scores[slot] as number;
    const time = times[doc] as number;
    if (sought.byTime) top.offer(part, doc, time);
    else if (score * mostFreshness >= top.least) top.offer(part, doc, score * freshnessOf(time, sought.now));
  }
}

/** Offers every document that meets the conditions, by its time. */
export async function scanAll(
  view: View,
  conditions: Conditions[],
  top: Top,
  breath: Breath,
): Promise<Scanned> {
  let total = 0;
  for (const [p, part] of view.parts.entries()) {
    const acceptance = new Acceptance(part, conditions[p] as Conditions, windowSize);
    const { times } = part.segment.columns;
    for (let from = 0; from < times.length; from += windowSize) {
      const to = Math.min(from + windowSize, times.length);
      acceptance.enter(from, to);
      for (let doc = from; doc < to; doc++) {
        if (!acceptance.accepts(doc)) continue;
        total++;
        top.offer(part, doc, times[doc] as number);
      }
      if (breath.due) await breath.pause();
    }
  }
  return { total, most: 0 };
}

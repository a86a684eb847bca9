import type { TimeSlice } from "../../async/yield.ts";
import { newsTimeAt } from "../index/order-time.ts";
import { type LiveSegment, lowerBound, type Postings } from "../index/segment.ts";
import type { IndexView } from "../index/segment-store.ts";
import { normOf, type TermMatch } from "./bm25.ts";
import { freshBonus, maxFreshBonus } from "./freshness.ts";
import { FullestDocs } from "./fullest.ts";
import { ScoreAccumulator, windowSize } from "./score-accumulator.ts";
import { StoryCount } from "./story-count.ts";
import type { TopK } from "./top-k.ts";

/** One for all searches: a search yields only between windows. */
const accumulator = new ScoreAccumulator();

/** The conditions on every result, by segment; the terms; and whether results are ordered by time. */
export type ScanRequest = {
  conditions: Conditions[];
  matched: TermMatch[];
  byTime: boolean;
  newest: number;
};

/** How many stories the documents tell that were offered, and the highest coverage. */
export type ScanTotals = { total: number; most: number };

/**
 * Offers each document that covers at least `enough`. Terms that even together cannot make a result
 * are only looked up in documents that have others: the cut-off that keeps common words cheap.
 */
export async function scan(
  view: IndexView,
  request: ScanRequest,
  enough: number,
  top: TopK,
  slice: TimeSlice,
): Promise<ScanTotals & { fullest: FullestDocs }> {
  const totals = { stories: new StoryCount(), most: 0 };
  const fullest = new FullestDocs(request.newest);
  const norm = normOf(view);
  const steps = scanSteps(request.matched, enough);
  for (const [p, part] of view.parts.entries()) {
    const filter = new DocFilter(part, request.conditions[p] as Conditions, windowSize);
    for (let from = 0; from < part.segment.size; from += windowSize) {
      const to = Math.min(from + windowSize, part.segment.size);
      filter.enter(from, to);
      accumulator.enter(from, to, part.segment.columns.lengths, norm);
      for (const { matched, only } of steps) accumulator.add(matched.byPart[p] ?? [], matched.weight, only);
      offerAll(part, from, filter, { request, enough, top, totals, fullest });
      if (slice.due) await slice.yieldIfDue();
    }
  }
  return { total: totals.stories.count, most: totals.most, fullest };
}

type ScanStep = { matched: TermMatch; only: boolean };

/** The highest idf first; `only` for terms that cannot make a result. */
function scanSteps(matched: TermMatch[], enough: number): ScanStep[] {
  let together = 0;
  const rising = matched.toSorted((a, b) => a.idf - b.idf);
  const steps = rising.map((one) => {
    together += one.idf;
    return { matched: one, only: together < enough };
  });
  return steps.reverse();
}

type OfferContext = {
  request: ScanRequest;
  enough: number;
  top: TopK;
  totals: { stories: StoryCount; most: number };
  fullest: FullestDocs;
};

/** One loop with local variables: it runs for every document that has any term. */
function offerAll(part: LiveSegment, from: number, filter: DocFilter, context: OfferContext): void {
  const { request, enough, top, totals, fullest } = context;
  const { times, stories } = part.segment.columns;
  const { docs, sums, count } = accumulator;
  const { acceptsAll } = filter;
  for (let i = 0; i < count; i++) {
    const slot = docs[i] as number;
    const covered = sums[2 * slot + 1] as number;
    if (covered < enough && covered <= totals.most) continue;
    const doc = from + slot;
    if (!acceptsAll && !filter.accepts(doc)) continue;
    if (covered > totals.most) totals.most = covered;
    if (covered < enough) continue;
    totals.stories.add(stories[doc] as number);
    if (request.byTime) {
      top.offer(part, doc, times[doc] as number);
      continue;
    }
    const score = sums[2 * slot] as number;
    if (covered >= fullest.leastCovered) fullest.offer(part, doc, score, covered);
    // Of most documents the time need not be looked up.
    if (score * maxFreshBonus >= top.least)
      top.offer(part, doc, score * freshBonus(times[doc] as number, request.newest));
  }
}

/** Offers every document that meets the conditions, by its time. */
export async function scanAll(
  view: IndexView,
  conditions: Conditions[],
  top: TopK,
  slice: TimeSlice,
): Promise<ScanTotals> {
  const count = new StoryCount();
  for (const [p, part] of view.parts.entries()) {
    const filter = new DocFilter(part, conditions[p] as Conditions, windowSize);
    const { times, stories } = part.segment.columns;
    for (let from = 0; from < times.length; from += windowSize) {
      const to = Math.min(from + windowSize, times.length);
      filter.enter(from, to);
      for (let doc = from; doc < to; doc++) {
        if (!filter.accepts(doc)) continue;
        count.add(stories[doc] as number);
        top.offer(part, doc, times[doc] as number);
      }
      if (slice.due) await slice.yieldIfDue();
    }
  }
  return { total: count.count, most: 0 };
}

/** Conditions on a document, whatever its score. */
export type Conditions = {
  /** The document must be in one list of each set. */
  oneOf: Postings[][];
  noneOf: Postings[];
  since: number;
  until: number;
  undatedAsAdded: boolean;
  /** Later changes are ignored. */
  asOf: number;
};

/** Checks documents of a segment against the conditions, window by window, in order. */
class DocFilter {
  readonly #part: LiveSegment;
  readonly #conditions: Conditions;
  readonly #dated: boolean;
  /** For each document of the window, the number of consecutive sets that have it. */
  readonly #having: Uint16Array | undefined;
  #from = 0;

  constructor(part: LiveSegment, conditions: Conditions, windowSize: number) {
    this.#part = part;
    this.#conditions = conditions;
    const { since, until, asOf, oneOf, noneOf } = conditions;
    this.#dated =
      since > Number.NEGATIVE_INFINITY ||
      until < Number.POSITIVE_INFINITY ||
      part.segment.lastAddedSeq > asOf;
    if (oneOf.length + noneOf.length > 0)
      this.#having = new Uint16Array(Math.min(windowSize, part.segment.size));
  }

  /** Moves the window to the documents in [from, to). */
  enter(from: number, to: number): void {
    this.#from = from;
    if (!this.#having) return;
    this.#having.fill(0);
    for (const [passed, lists] of this.#conditions.oneOf.entries()) {
      for (const list of lists) this.#mark(list, from, to, passed, passed + 1);
    }
    const all = this.#conditions.oneOf.length;
    for (const list of this.#conditions.noneOf) this.#mark(list, from, to, all, all + 1);
  }

  get acceptsAll(): boolean {
    return !this.#part.removed && !this.#having && !this.#dated;
  }

  accepts(doc: number): boolean {
    if (this.#part.removed?.[doc]) return false;
    if (this.#having && this.#having[doc - this.#from] !== this.#conditions.oneOf.length) return false;
    if (!this.#dated) return true;
    const { times, addedSeq } = this.#part.segment.columns;
    const { since, until, undatedAsAdded, asOf } = this.#conditions;
    const place = times[doc] as number;
    const time = undatedAsAdded ? newsTimeAt(place) : place;
    return time >= since && time < until && (addedSeq[doc] as number) <= asOf;
  }

  /** Documents that have passed `passed` sets pass one more; or, beyond the last, fail. */
  #mark({ docs }: Postings, from: number, to: number, passed: number, next: number): void {
    const having = this.#having as Uint16Array;
    const end = lowerBound(docs, to, 0, docs.length);
    for (let i = lowerBound(docs, from, 0, end); i < end; i++) {
      const at = (docs[i] as number) - from;
      if (having[at] === passed) having[at] = next;
    }
  }
}

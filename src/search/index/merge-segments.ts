import type { TimeSlice } from "../../async/yield.ts";
import type { StringTable } from "../structures/string-table.ts";
import { type LiveSegment, type Postings, Segment } from "./segment.ts";
import { allocate, columnsOf, type SegmentColumns } from "./segment-columns.ts";

/** The number of a removed document. */
const gone = 0xffffffff;
const stepsPerSlice = 2_000;

/** Merges the live documents of segments into one segment, in order. */
export async function merge(parts: LiveSegment[], ids: StringTable, slice: TimeSlice): Promise<Segment> {
  const { renumbered, size, words, pairs } = await renumber(parts, slice);
  const counts = await countByTerm(parts, slice);
  let [terms, postings] = [0, 0];
  for (const count of counts) {
    if (count !== 0) terms++;
    postings += count;
  }
  await slice.yieldIfDue();
  const buffer = allocate({
    ...{ times: size, addedSeq: size, articles: size, stories: size, lengths: size, leads: size },
    ...{ wordStarts: size + 1, words, pairStarts: size + 1, pairs },
    ...{ terms, postingStarts: terms + 1, docs: postings, weights: postings },
  });
  const columns = columnsOf(buffer);
  await mergeDocuments(parts, renumbered, columns, slice);
  await mergeRuns(parts, columns, ["words", "wordStarts"], slice);
  await mergeRuns(parts, columns, ["pairs", "pairStarts"], slice);
  await mergePostings(parts, renumbered, counts, columns, slice);
  return new Segment(buffer, ids);
}

/** The new number of each document, and the number of documents, of units of words and of bytes of word pairs. */
async function renumber(parts: LiveSegment[], slice: TimeSlice) {
  const renumbered: Uint32Array[] = [];
  let [size, words, pairs] = [0, 0, 0];
  for (const { segment, removed } of parts) {
    const { wordStarts, pairStarts } = segment.columns;
    const numbers = new Uint32Array(segment.size);
    for (let doc = 0; doc < numbers.length; doc++) {
      numbers[doc] = removed?.[doc] ? gone : size++;
      if (removed?.[doc]) continue;
      words += (wordStarts[doc + 1] as number) - (wordStarts[doc] as number);
      pairs += (pairStarts[doc + 1] as number) - (pairStarts[doc] as number);
    }
    renumbered.push(numbers);
    await slice.yieldIfDue();
  }
  return { renumbered, size, words, pairs };
}

async function mergeDocuments(
  parts: LiveSegment[],
  renumbered: Uint32Array[],
  to: SegmentColumns,
  slice: TimeSlice,
): Promise<void> {
  for (const [p, { segment }] of parts.entries()) {
    for (const name of ["times", "addedSeq", "articles", "stories", "lengths", "leads"] as const) {
      const numbers = renumbered[p] as Uint32Array;
      const [from, column] = [segment.columns[name], to[name]];
      for (let doc = 0; doc < numbers.length; doc++) {
        const number = numbers[doc] as number;
        if (number !== gone) column[number] = from[doc] as number;
      }
      await slice.yieldIfDue();
    }
  }
}

/** Words have the same numbers in all segments, and so have their pairs: whole runs are copied. */
async function mergeRuns(
  parts: LiveSegment[],
  columns: SegmentColumns,
  [list, listStarts]: ["words", "wordStarts"] | ["pairs", "pairStarts"],
  slice: TimeSlice,
): Promise<void> {
  const [to, toStarts] = [columns[list], columns[listStarts]];
  let [doc, end] = [0, 0];
  for (const part of parts) {
    const [from, starts] = [part.segment.columns[list], part.segment.columns[listStarts]];
    for (const [first, last] of liveRuns(part)) {
      const start = starts[first] as number;
      to.set(from.subarray(start, starts[last]), end);
      for (let i = first; i < last; i++) toStarts[++doc] = end + (starts[i + 1] as number) - start;
      end = toStarts[doc] as number;
      await slice.yieldIfDue();
    }
  }
}

/** Runs [first, last) of live documents, none longer than is copied at once. */
function* liveRuns({ segment: { size }, removed }: LiveSegment): Generator<[first: number, last: number]> {
  let first = 0;
  for (let doc = 0; doc < size; doc++) {
    if (!removed?.[doc] && doc - first < stepsPerSlice) continue;
    if (doc > first) yield [first, doc];
    first = removed?.[doc] ? doc + 1 : doc;
  }
  if (size > first) yield [first, size];
}

/** A counting sort of whole lists: the postings by term, those of one term in the order of the parts. */
async function mergePostings(
  parts: LiveSegment[],
  renumbered: Uint32Array[],
  counts: Uint32Array,
  to: SegmentColumns,
  slice: TimeSlice,
): Promise<void> {
  const { terms, postingStarts } = to;
  for (let term = 0, i = 0; i < terms.length; term++) {
    if (counts[term] === 0) continue;
    terms[i] = term;
    postingStarts[i + 1] = (postingStarts[i++] as number) + (counts[term] as number);
  }
  await slice.yieldIfDue();
  /** Where the next posting of each term goes. */
  const next = counts;
  for (let i = 0; i < terms.length; i++) next[terms[i] as number] = postingStarts[i] as number;
  for (const [p, { segment }] of parts.entries()) {
    await copyPostings(segment.columns, renumbered[p] as Uint32Array, next, to, slice);
  }
}

async function copyPostings(
  from: SegmentColumns,
  renumbered: Uint32Array,
  next: Uint32Array,
  to: Postings,
  slice: TimeSlice,
): Promise<void> {
  let steps = 0;
  for (let i = 0; i < from.terms.length; i++) {
    const term = from.terms[i] as number;
    const start = from.postingStarts[i] as number;
    const end = from.postingStarts[i + 1] as number;
    let at = next[term] as number;
    for (let posting = start; posting < end; posting++) {
      const doc = renumbered[from.docs[posting] as number] as number;
      if (doc === gone) continue;
      to.docs[at] = doc;
      to.weights[at++] = from.weights[posting] as number;
    }
    next[term] = at;
    steps += 1 + end - start;
    if (steps < stepsPerSlice) continue;
    steps = 0;
    if (slice.due) await slice.yieldIfDue();
  }
}

/** How many live documents have each term. */
async function countByTerm(parts: LiveSegment[], slice: TimeSlice): Promise<Uint32Array> {
  const last = parts.reduce((most, { segment }) => Math.max(most, segment.columns.terms.at(-1) ?? 0), 0);
  const counts = new Uint32Array(last + 1);
  for (const { segment, removed } of parts) {
    const { terms, postingStarts, docs } = segment.columns;
    let steps = 0;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      const start = postingStarts[i] as number;
      const end = postingStarts[i + 1] as number;
      let live = end - start;
      for (let at = start; removed && at < end; at++) live -= removed[docs[at] as number] as number;
      counts[term] = (counts[term] as number) + live;
      steps += removed ? 1 + end - start : 1;
      if (steps < stepsPerSlice) continue;
      steps = 0;
      if (slice.due) await slice.yieldIfDue();
    }
  }
  return counts;
}

import type { TimeSlice } from "../../async/yield.ts";
import type { Lexicon } from "../index/lexicon.ts";
import {
  countOf,
  isInTitle,
  type LiveSegment,
  lowerBound,
  noPostings,
  type Postings,
  type Segment,
  weightOf,
} from "../index/segment.ts";
import type { DateRange } from "../query/date-ranges.ts";
import type { TermVariant } from "../query/query-term.ts";
import { titleWeight } from "../text/fields.ts";
import { SequenceSearch } from "./sequence-search.ts";

const docsPerSlice = 200;

/**
 * The documents of each segment that satisfy a variant, including removed ones. Sequences are looked up in
 * the words of those that have all the terms: positions would double the postings for a rare use.
 */
export async function postingsOf(
  parts: readonly LiveSegment[],
  { terms, inTitle, sequence, published }: TermVariant,
  lexicon: Lexicon,
  slice: TimeSlice,
): Promise<Postings[]> {
  if (published) return parts.map((part) => postingsOfDates(part, published));
  const numbers = terms.map((term) => lexicon.find(term));
  const listsIn = ({ segment }: LiveSegment) => numbers.map((number) => segment.postings(number));
  if (!sequence) return parts.map((part) => inTitleOnly(intersect(listsIn(part)), inTitle));
  const search = new SequenceSearch(sequence, lexicon, inTitle === true);
  const found: Postings[] = [];
  for (const part of parts) found.push(await holding(search, part.segment, listsIn(part), inTitle, slice));
  return found;
}

/** The documents in all lists of a segment that hold a sequence. */
async function holding(
  search: SequenceSearch,
  segment: Segment,
  lists: Postings[],
  inTitle: true | undefined,
  slice: TimeSlice,
): Promise<Postings> {
  const [rarest = noPostings, ...others] = byLength(lists);
  const found = inTitleOnly(others.reduce(both, search.likely(segment, rarest)), inTitle);
  const holds = new Uint8Array(found.docs.length);
  for (let at = 0; at < holds.length; at++) {
    holds[at] = search.isIn(segment, found.docs[at] as number) ? 1 : 0;
    if (at % docsPerSlice === 0 && slice.due) await slice.yieldIfDue();
  }
  return filterPostings(found, (_, at) => holds[at] === 1);
}

const inTitleOnly = (postings: Postings, inTitle: true | undefined): Postings =>
  inTitle ? filterPostings(postings, (_, at) => isInTitle(postings.weights[at] as number)) : postings;

/** The documents published then, as if their headlines said so. */
function postingsOfDates({ segment }: LiveSegment, { from, to }: DateRange): Postings {
  const { times } = segment.columns;
  const docs: number[] = [];
  for (let doc = 0; doc < times.length; doc++) {
    const time = times[doc] as number;
    if (time >= from && time < to) docs.push(doc);
  }
  return {
    docs: Uint32Array.from(docs),
    weights: new Uint8Array(docs.length).fill(weightOf(titleWeight, false)),
  };
}

/** How many of the documents are live. */
export function liveDocs({ docs }: Postings, { removed }: LiveSegment): number {
  if (!removed) return docs.length;
  let count = 0;
  for (let i = 0; i < docs.length; i++) if (!removed[docs[i] as number]) count++;
  return count;
}

/** The postings of the documents that pass; `passes` also gets the place in the list. */
function filterPostings(postings: Postings, passes: (doc: number, at: number) => boolean): Postings {
  const docs = new Uint32Array(postings.docs.length);
  const weights = new Uint8Array(postings.docs.length);
  let count = 0;
  for (let at = 0; at < docs.length; at++) {
    const doc = postings.docs[at] as number;
    if (!passes(doc, at)) continue;
    docs[count] = doc;
    weights[count++] = postings.weights[at] as number;
  }
  return { docs: docs.subarray(0, count), weights: weights.subarray(0, count) };
}

/** The documents in all lists, each with its lowest weight: a name occurs as often as its rarest word. */
function intersect(lists: Postings[]): Postings {
  if (lists.length === 1) return lists[0] as Postings;
  const [rarest = noPostings, ...others] = byLength(lists);
  return others.reduce(both, rarest);
}

const byLength = (lists: Postings[]): Postings[] => lists.toSorted((a, b) => a.docs.length - b.docs.length);

function both(few: Postings, many: Postings): Postings {
  const docs = new Uint32Array(few.docs.length);
  const weights = new Uint8Array(few.docs.length);
  let [length, at] = [0, 0];
  for (let i = 0; i < few.docs.length; i++) {
    const doc = few.docs[i] as number;
    at = seek(many.docs, doc, at);
    if (many.docs[at] !== doc) continue;
    docs[length] = doc;
    weights[length++] = lesser(few.weights[i] as number, many.weights[at] as number);
  }
  return { docs: docs.subarray(0, length), weights: weights.subarray(0, length) };
}

const lesser = (a: number, b: number): number =>
  weightOf(Math.min(countOf(a), countOf(b)), isInTitle(a) && isInTitle(b));

/** The first place from `start` whose document is not below `doc`, in steps that double. */
function seek(docs: Uint32Array, doc: number, start: number): number {
  let step = 1;
  while (start + step < docs.length && (docs[start + step] as number) < doc) step *= 2;
  return lowerBound(docs, doc, start + (step >> 1), Math.min(start + step, docs.length));
}

import type { StringTable } from "../structures/string-table.ts";
import { columnsOf, type SegmentColumns } from "./segment-columns.ts";

/** Documents that have a term, ascending, with their weights (see below). */
export type Postings = { docs: Uint32Array; weights: Uint8Array };

/** A segment with the documents removed since it was built. */
export type LiveSegment = { segment: Segment; removed?: Uint8Array };

export const noPostings: Postings = { docs: new Uint32Array(0), weights: new Uint8Array(0) };

/** An immutable part of the index: some articles, their terms and their words. */
export class Segment {
  /** The whole segment, to be written to disk. */
  readonly buffer: ArrayBuffer;
  readonly columns: SegmentColumns;
  /** The last change that added one of its articles. */
  readonly lastAddedSeq: number;
  /** The latest time of publication in it; before any date if it has none. */
  readonly newestTime: number;
  readonly #ids: StringTable;

  /** `ids` are those of all articles, by number. */
  constructor(buffer: ArrayBuffer, ids: StringTable) {
    this.buffer = buffer;
    this.columns = columnsOf(buffer);
    this.lastAddedSeq = this.columns.addedSeq.reduce((last, addedSeq) => Math.max(last, addedSeq), 0);
    this.newestTime = this.columns.times.reduce(
      (last, time) => Math.max(last, time),
      Number.NEGATIVE_INFINITY,
    );
    this.#ids = ids;
  }

  get size(): number {
    return this.columns.times.length;
  }

  idOf(doc: number): string {
    return this.#ids.at(this.columns.articles[doc] as number);
  }

  /** The documents that have a term, including removed ones. */
  postings(term: number): Postings {
    const { terms } = this.columns;
    const at = lowerBound(terms, term, 0, terms.length);
    return terms[at] === term ? this.postingsAt(at) : noPostings;
  }

  /** The same for the term at a place in the list of terms. */
  postingsAt(at: number): Postings {
    const { postingStarts, docs, weights } = this.columns;
    const start = postingStarts[at];
    const end = postingStarts[at + 1];
    return { docs: docs.subarray(start, end), weights: weights.subarray(start, end) };
  }
}

/** The first place in [from, to) of an ascending list with a number not below `wanted`, else `to`. */
export function lowerBound(list: Uint32Array, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A weight is one byte: the occurrences, weighted by field, up to 127; and a bit for the headline. */
const most = 127;
const inTitle = 128;

/** The weight of a first occurrence. */
export const weightOf = (count: number, title: boolean): number =>
  Math.min(count, most) | (title ? inTitle : 0);

/** A weight with further occurrences. */
export const withMore = (weight: number, count: number, title: boolean): number =>
  Math.min((weight & most) + count, most) | (weight & inTitle) | (title ? inTitle : 0);

export const countOf = (weight: number): number => weight & most;
export const isInTitle = (weight: number): boolean => weight >= inTitle;

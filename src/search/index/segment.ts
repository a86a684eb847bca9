import type { StringTable } from "../structures/string-table.ts";
import { columnsOf, type SegmentColumns } from "./segment-columns.ts";

/** Documents that have something, ascending, and how each has it (see below). */
export type Postings = { docs: Uint32Array; weights: Uint8Array };

/** A segment with the documents that were removed since it was made. */
export type LiveSegment = { segment: Segment; removed?: Uint8Array };

export const noPostings: Postings = { docs: new Uint32Array(0), weights: new Uint8Array(0) };

/** A part of the index that never changes: some articles, their terms and their words. */
export class Segment {
  /** The whole segment, as it may be written to disk. */
  readonly buffer: ArrayBuffer;
  readonly columns: SegmentColumns;
  /** The last change of those by which its articles came. */
  readonly lastAddedSeq: number;
  readonly #ids: StringTable;

  /** `ids` are those of all articles, by their numbers. */
  constructor(buffer: ArrayBuffer, ids: StringTable) {
    this.buffer = buffer;
    this.columns = columnsOf(buffer);
    this.lastAddedSeq = this.columns.addedSeq.reduce((last, addedSeq) => Math.max(last, addedSeq), 0);
    this.#ids = ids;
  }

  get size(): number {
    return this.columns.times.length;
  }

  idOf(doc: number): string {
    return this.#ids.at(this.columns.articles[doc] as number);
  }

  /** The documents that have a term, the removed ones among them. */
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

/** The first place in [from, to) of an ascending list whose number is not below `wanted`, else `to`. */
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

/**
 * How a term occurs in a document, in one byte: how often, fields weighted, at most 127, and
 * whether also in the headline.
 */
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

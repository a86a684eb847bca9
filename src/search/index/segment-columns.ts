/**
 * The typed arrays of a segment, all in one ArrayBuffer. Documents are numbered from 0; the numbers of
 * articles, words and terms are those of the whole index.
 */
const layout = {
  times: Float64Array,
  /** The change that first added the article. */
  addedSeq: Float64Array,
  articles: Uint32Array,
  /** The story that each article tells, as the number of the article that began it. */
  stories: Uint32Array,
  /** The number of words of each article. */
  lengths: Uint32Array,
  /** The number of words of the first sentence of each article, below its headline. */
  leads: Uint32Array,
  /** Starts in `words` (see forward-index.ts). */
  wordStarts: Uint32Array,
  /** Terms, ascending, and the starts of their postings in `docs` and `weights`. */
  terms: Uint32Array,
  postingStarts: Uint32Array,
  docs: Uint32Array,
  /** Starts in `pairs` (see word-pairs.ts). */
  pairStarts: Uint32Array,
  words: Uint16Array,
  pairs: Uint8Array,
  /** How a term occurs in a document (see segment.ts). */
  weights: Uint8Array,
} as const;

type Layout = typeof layout;
export type SegmentColumns = { [Name in keyof Layout]: InstanceType<Layout[Name]> };

const names = Object.keys(layout) as (keyof Layout)[];
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;
const head = aligned(names.length * 4);

/** A buffer for columns of these lengths: a table of byte lengths, then each column, aligned to 8 bytes. */
export function allocate(lengths: { [Name in keyof Layout]: number }): ArrayBuffer {
  const sizes = names.map((name) => lengths[name] * layout[name].BYTES_PER_ELEMENT);
  const buffer = new ArrayBuffer(sizes.reduce((sum, size) => sum + aligned(size), head));
  new Uint32Array(buffer, 0, names.length).set(sizes);
  return buffer;
}

/** The columns of such a buffer, as views. @throws RangeError if it is cut off */
export function columnsOf(buffer: ArrayBuffer): SegmentColumns {
  const sizes = new Uint32Array(buffer, 0, names.length);
  let at = head;
  const columns = names.map((name, i) => {
    const size = sizes[i] as number;
    const view = new layout[name](buffer, at, size / layout[name].BYTES_PER_ELEMENT);
    at += aligned(size);
    return [name, view];
  });
  return Object.fromEntries(columns) as SegmentColumns;
}

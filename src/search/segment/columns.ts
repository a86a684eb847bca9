import type { Breath } from "../breath.ts";

/**
 * What a segment keeps, each a typed array inside one ArrayBuffer. Documents are numbered from 0;
 * articles, words and terms have their numbers from the archive's tables.
 */
const layout = {
  times: Float64Array,
  /** The change by which the article first came. */
  born: Float64Array,
  articles: Uint32Array,
  /** Words of an article, those of the headline counted as often as they weigh. */
  lengths: Uint32Array,
  /** Where each article's words begin in `words` (see words.ts). */
  wordStarts: Uint32Array,
  /** Terms, ascending, and where the postings of each begin in `docs` and `weights`. */
  terms: Uint32Array,
  postingStarts: Uint32Array,
  docs: Uint32Array,
  words: Uint16Array,
  /** How a term occurs in a document (see weights.ts). */
  weights: Uint8Array,
} as const;

type Layout = typeof layout;
export type Columns = { [Name in keyof Layout]: InstanceType<Layout[Name]> };

const names = Object.keys(layout) as (keyof Layout)[];
const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Copied at once; more would block. */
const block = 1 << 20;

/** Copies the columns into one buffer: a table of byte lengths, then each, aligned to 8 bytes. */
export async function pack(columns: Columns, breath: Breath): Promise<ArrayBuffer> {
  const sizes = names.map((name) => columns[name].byteLength);
  const head = aligned(names.length * 4);
  const buffer = new ArrayBuffer(sizes.reduce((sum, size) => sum + aligned(size), head));
  new Uint32Array(buffer, 0, names.length).set(sizes);
  let at = head;
  for (const name of names) {
    const { buffer: from, byteOffset, byteLength } = columns[name];
    const bytes = new Uint8Array(from, byteOffset, byteLength);
    for (let start = 0; start < byteLength; start += block) {
      new Uint8Array(buffer, at + start).set(bytes.subarray(start, start + block));
      await breath.pause();
    }
    at += aligned(byteLength);
  }
  return buffer;
}

/** The columns of a packed buffer, as views of it. @throws RangeError where it is cut off */
export function unpack(buffer: ArrayBuffer): Columns {
  const sizes = new Uint32Array(buffer, 0, names.length);
  let at = aligned(names.length * 4);
  const columns = names.map((name, i) => {
    const size = sizes[i] as number;
    const view = new layout[name](buffer, at, size / layout[name].BYTES_PER_ELEMENT);
    at += aligned(size);
    return [name, view];
  });
  return Object.fromEntries(columns) as Columns;
}

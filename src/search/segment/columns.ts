import type { Breath } from "../breath.ts";

/**
 * What a segment keeps, each a typed array inside one ArrayBuffer. Documents are numbered from 0,
 * terms and words (surface forms) in the order of their spelling.
 */
const layout = {
  times: Float64Array,
  /** The change by which the article first came. */
  born: Float64Array,
  /** Words of an article, those of the headline counted as often as they weigh. */
  lengths: Uint32Array,
  idStarts: Uint32Array,
  termStarts: Uint32Array,
  /** Where each term's postings begin in `docs` and `weights`. */
  postingStarts: Uint32Array,
  docs: Uint32Array,
  wordStarts: Uint32Array,
  /** The term of each word. */
  wordTerms: Uint32Array,
  /** Word numbers by length, and a signature of each in that order (see typos.ts). */
  byLength: Uint32Array,
  signatures: Uint32Array,
  idUnits: Uint16Array,
  termUnits: Uint16Array,
  wordUnits: Uint16Array,
  /** How often a term occurs in a document, fields weighted, at most 255. */
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

/** The columns of a packed buffer, as views of it. */
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

/** Begins a phrase that is only a part of what a word means. */
export const partialSign = "~";

/** The columns of a dictionary: Chinese words in code unit order, English phrases in the order of the hashes of their terms. */
export type DictionaryColumns = {
  /** UTF-16 units of the words one after another, and how many each has. */
  wordUnits: Uint16Array;
  wordLengths: Uint8Array;
  /** The phrases one after another in Latin-1, and the length of each. */
  phraseBytes: Uint8Array;
  phraseLengths: Uint8Array;
  phraseHashes: Int32Array;
  /** The phrases that each word means, by number, the plainest first, and how many it has. */
  meanings: Uint32Array;
  meaningCounts: Uint8Array;
};

const types = {
  meanings: Uint32Array,
  phraseHashes: Int32Array,
  wordUnits: Uint16Array,
  wordLengths: Uint8Array,
  phraseBytes: Uint8Array,
  phraseLengths: Uint8Array,
  meaningCounts: Uint8Array,
};
const names = Object.keys(types) as (keyof typeof types)[];
const headBytes = names.length * 4;

/** One file: the length of each column in bytes, then the columns, those of wide numbers first, so that each is aligned. */
export function packDictionary(columns: DictionaryColumns): Uint8Array {
  const parts = names.map((name) => {
    const { buffer, byteOffset, byteLength } = columns[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const head = Uint32Array.from(parts, ({ byteLength }) => byteLength);
  return Buffer.concat([new Uint8Array(head.buffer), ...parts]);
}

/** The columns of a packed dictionary, which they share. */
export function unpackDictionary(packed: ArrayBuffer): DictionaryColumns {
  const lengths = new Uint32Array(packed, 0, names.length);
  let at = headBytes;
  const columns = names.map((name, i) => {
    const bytes = lengths[i] as number;
    const column = new types[name](packed, at, bytes / types[name].BYTES_PER_ELEMENT);
    at += bytes;
    return [name, column];
  });
  return Object.fromEntries(columns);
}

import { grown } from "./growable.ts";
import { hashSeed, hashStep } from "./hash.ts";

export type StringColumns = {
  /** Where each text begins in `units`, and a last entry for the end. */
  starts: Uint32Array<ArrayBuffer>;
  /** The texts one after another. */
  units: Uint16Array<ArrayBuffer>;
  /** The hash table: saved too, since rebuilding it takes longer than reading it. */
  slots: Int32Array<ArrayBuffer>;
};

/**
 * Strings, numbered from 0 in the order they were added. Held in typed arrays: a hundred thousand words
 * would be a hundred thousand objects to the garbage collector.
 */
export class StringTable {
  #starts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #units: Uint16Array<ArrayBuffer> = new Uint16Array(8192);
  /**
   * Open addressing: pairs of a hash and the number plus one, 0 if there is none; side by side, since
   * each access elsewhere in memory costs. In shards by hash, each a power of two of pairs and at most
   * half full: a full one is rebuilt in no time, while rebuilding all at once would block.
   */
  #shards: Int32Array<ArrayBuffer>[] = Array.from({ length: shards }, () => new Int32Array(64));
  /** How many texts are in each shard. */
  #filled: Int32Array<ArrayBuffer> = new Int32Array(shards);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a text, or -1. */
  find(text: string): number {
    const [units, hash] = hashed(text);
    return this.findUnits(units, text.length, hash);
  }

  /** The same for a text in the first `length` units of an array, with its hash. */
  findUnits(units: Uint16Array, length: number, hash: number): number {
    const slots = this.#shards[shardOf(hash)] as Int32Array;
    return (slots[this.#slotIn(slots, units, length, hash) + 1] as number) - 1;
  }

  /** The number of a text, which is added if it is new. */
  add(text: string): number {
    const [units, hash] = hashed(text);
    return this.addUnits(units, text.length, hash);
  }

  /** The same for a text in the first `length` units of an array, with its hash. */
  addUnits(units: Uint16Array, length: number, hash: number): number {
    const shard = shardOf(hash);
    const slots = this.#shards[shard] as Int32Array<ArrayBuffer>;
    const slot = this.#slotIn(slots, units, length, hash);
    const known = slots[slot + 1] as number;
    if (known > 0) return known - 1;
    const number = this.#append(units, length);
    slots[slot] = hash;
    slots[slot + 1] = this.#count;
    const filled = (this.#filled[shard] as number) + 1;
    this.#filled[shard] = filled;
    if (filled * 4 > slots.length) this.#shards[shard] = doubled(slots);
    return number;
  }

  at(number: number): string {
    // Not spread: that walks an iterator, and this is called often.
    const units = this.#units.subarray(this.#starts[number], this.#starts[number + 1]);
    return String.fromCharCode.apply(null, units as unknown as number[]);
  }

  lengthOf(number: number): number {
    return (this.#starts[number + 1] as number) - (this.#starts[number] as number);
  }

  startsWith(number: number, prefix: string): boolean {
    const start = this.#starts[number] as number;
    if ((this.#starts[number + 1] as number) - start < prefix.length) return false;
    for (let i = 0; i < prefix.length; i++) {
      if (this.#units[start + i] !== prefix.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Copies a text to the beginning of an array, as much as fits; returns how many units. */
  copyUnits(number: number, into: Uint16Array): number {
    const start = this.#starts[number] as number;
    const length = Math.min((this.#starts[number + 1] as number) - start, into.length);
    for (let i = 0; i < length; i++) into[i] = this.#units[start + i] as number;
    return length;
  }

  /** Copies for `restore`. */
  save(): StringColumns {
    const starts = this.#starts.slice(0, this.#count + 1);
    const slots = new Int32Array(this.#shards.reduce((size, shard) => size + shard.length, headLength));
    slots.set(this.#filled);
    let at = headLength;
    for (const [i, shard] of this.#shards.entries()) {
      slots[shards + i] = shard.length;
      slots.set(shard, at);
      at += shard.length;
    }
    return { starts, units: this.#units.slice(0, starts[this.#count]), slots };
  }

  /** From the result of `save`, which it keeps using. Throws if the columns do not fit together. */
  static restore({ starts, units, slots }: StringColumns): StringTable {
    const table = new StringTable();
    table.#starts = starts;
    table.#units = units;
    table.#count = starts.length - 1;
    table.#filled = slots.subarray(0, shards);
    let at = headLength;
    for (let i = 0; i < shards; i++) {
      const length = slots[shards + i] as number;
      table.#shards[i] = slots.subarray(at, at + length);
      at += length;
    }
    if (starts[table.#count] !== units.length || slots.length !== at || at < table.#count * 4)
      throw new RangeError("the texts and their places do not fit together");
    return table;
  }

  /** Where in a shard the hash and the number of a text are, or would be. */
  #slotIn(slots: Int32Array, units: Uint16Array, length: number, hash: number): number {
    const mask = slots.length - 1;
    for (let slot = slotAt(hash, mask); ; slot = (slot + 2) & mask) {
      const number = (slots[slot + 1] as number) - 1;
      if (number < 0 || (slots[slot] === hash && this.#equals(number, units, length))) return slot;
    }
  }

  #equals(number: number, units: Uint16Array, length: number): boolean {
    const start = this.#starts[number] as number;
    if ((this.#starts[number + 1] as number) - start !== length) return false;
    const own = this.#units;
    for (let i = 0; i < length; i++) if (own[start + i] !== units[i]) return false;
    return true;
  }

  #append(units: Uint16Array, length: number): number {
    const number = this.#count++;
    const start = this.#starts[number] as number;
    this.#starts = grown(this.#starts, number + 2);
    this.#units = grown(this.#units, start + length);
    for (let i = 0; i < length; i++) this.#units[start + i] = units[i] as number;
    this.#starts[number + 1] = start + length;
    return number;
  }
}

const shards = 64;
/** Saved slots begin with the number of texts and of entries of each shard. */
const headLength = 2 * shards;

/** The highest bits of the hash choose the shard, the lowest the place in it. */
const shardOf = (hash: number): number => hash >>> 26;

/** The same pairs in an array of twice the size. */
function doubled(slots: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(slots.length * 2);
  const mask = larger.length - 1;
  for (let from = 0; from < slots.length; from += 2) {
    if (slots[from + 1] === 0) continue;
    let slot = slotAt(slots[from] as number, mask);
    while (larger[slot + 1] !== 0) slot = (slot + 2) & mask;
    larger[slot] = slots[from] as number;
    larger[slot + 1] = slots[from + 1] as number;
  }
  return larger;
}

/** The first slot to look at: always even. */
const slotAt = (hash: number, mask: number): number => ((hash ^ (hash >>> 15)) << 1) & mask;

let scratch: Uint16Array<ArrayBuffer> = new Uint16Array(1024);

/** The units of a text, in an array that the next call reuses, and its hash. */
function hashed(text: string): [units: Uint16Array, hash: number] {
  scratch = grown(scratch, text.length);
  let hash = hashSeed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    scratch[i] = unit;
    hash = hashStep(hash, unit);
  }
  return [scratch, hash];
}

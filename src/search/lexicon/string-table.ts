import { grown } from "./grow.ts";

/** The hash of a text in UTF-16 units, as FNV-1a makes it: start with the seed, take in unit by unit. */
export const hashSeed = 0x811c9dc5 | 0;
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * Strings, each under a number from 0 in the order in which they came. Held in typed arrays: a
 * hundred thousand words would be a hundred thousand objects to the garbage collector.
 */
export class StringTable {
  #starts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #units: Uint16Array<ArrayBuffer> = new Uint16Array(8192);
  #hashes: Int32Array<ArrayBuffer> = new Int32Array(1024);
  /** Open addressing: the number plus one, 0 where there is none. A power of two, at most half full. */
  #slots: Uint32Array<ArrayBuffer> = new Uint32Array(2048);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of a text, or -1. */
  find(text: string): number {
    const [units, hash] = hashed(text);
    return (this.#slots[this.#slotOf(units, text.length, hash)] as number) - 1;
  }

  /** The number of a text, which is added where it is new. */
  add(text: string): number {
    const [units, hash] = hashed(text);
    return this.addUnits(units, text.length, hash);
  }

  /** The same for a text that lies in the first `length` units of an array, with its hash. */
  addUnits(units: Uint16Array, length: number, hash: number): number {
    const slot = this.#slotOf(units, length, hash);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    const number = this.#append(units, length, hash);
    this.#slots[slot] = this.#count;
    if (this.#count * 2 > this.#slots.length) this.#spread(this.#slots.length * 2);
    return number;
  }

  at(number: number): string {
    // Not spread: that walks an iterator, and this is called often.
    return String.fromCharCode.apply(null, this.unitsAt(number) as unknown as number[]);
  }

  unitsAt(number: number): Uint16Array {
    return this.#units.subarray(this.#starts[number], this.#starts[number + 1]);
  }

  /** Copies a text to the beginning of an array that has room for it. */
  copyUnits(number: number, into: Uint16Array): void {
    const start = this.#starts[number] as number;
    const length = (this.#starts[number + 1] as number) - start;
    for (let i = 0; i < length; i++) into[i] = this.#units[start + i] as number;
  }

  /** The columns from which `restore` makes the table again; they are copies. */
  save(): { starts: Uint32Array<ArrayBuffer>; units: Uint16Array<ArrayBuffer> } {
    const starts = this.#starts.slice(0, this.#count + 1);
    return { starts, units: this.#units.slice(0, starts[this.#count]) };
  }

  static restore({ starts, units }: { starts: Uint32Array<ArrayBuffer>; units: Uint16Array<ArrayBuffer> }) {
    const table = new StringTable();
    table.#starts = starts;
    table.#units = units;
    table.#count = starts.length - 1;
    table.#hashes = new Int32Array(table.#count);
    for (let number = 0; number < table.#count; number++) {
      let hash = hashSeed;
      const end = starts[number + 1] as number;
      for (let at = starts[number] as number; at < end; at++) hash = hashStep(hash, units[at] as number);
      table.#hashes[number] = hash;
    }
    table.#spread(2 ** Math.ceil(Math.log2(table.#count * 2 + 2)));
    return table;
  }

  #slotOf(units: Uint16Array, length: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0 || (this.#hashes[number] === hash && this.#equals(number, units, length))) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(number: number, units: Uint16Array, length: number): boolean {
    const start = this.#starts[number] as number;
    if ((this.#starts[number + 1] as number) - start !== length) return false;
    for (let i = 0; i < length; i++) if (this.#units[start + i] !== units[i]) return false;
    return true;
  }

  #append(units: Uint16Array, length: number, hash: number): number {
    const number = this.#count++;
    const start = this.#starts[number] as number;
    this.#starts = grown(this.#starts, number + 2);
    this.#hashes = grown(this.#hashes, number + 1);
    this.#units = grown(this.#units, start + length);
    for (let i = 0; i < length; i++) this.#units[start + i] = units[i] as number;
    this.#starts[number + 1] = start + length;
    this.#hashes[number] = hash;
    return number;
  }

  #spread(size: number): void {
    this.#slots = new Uint32Array(size);
    for (let number = 0; number < this.#count; number++) {
      const hash = this.#hashes[number] as number;
      let slot = (hash ^ (hash >>> 15)) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#slots[slot] = number + 1;
    }
  }
}

let scratch: Uint16Array<ArrayBuffer> = new Uint16Array(1024);

/** The units of a text, in the first of an array that the next call uses again, and its hash. */
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

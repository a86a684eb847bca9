/** Many strings in two typed arrays, in UTF-16, so that their order is the order of JavaScript's `<`. */
export class Strings {
  readonly #starts: Uint32Array;
  readonly #units: Uint16Array;

  /** `starts` has one entry more than there are strings. */
  constructor(starts: Uint32Array, units: Uint16Array) {
    this.#starts = starts;
    this.#units = units;
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  length(index: number): number {
    return (this.#starts[index + 1] as number) - (this.#starts[index] as number);
  }

  at(index: number): string {
    // Not spread: that walks an iterator, and this is called for every word of every merge.
    return String.fromCharCode.apply(null, this.unitsAt(index) as unknown as number[]);
  }

  unitsAt(index: number): Uint16Array {
    return this.#units.subarray(this.#starts[index], this.#starts[index + 1]);
  }

  /** The index of the first string that is not less than `text`; `count` where all are. For sorted strings. */
  lowerBound(text: string): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, text) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index of `text` among sorted strings, or -1. */
  find(text: string): number {
    const index = this.lowerBound(text);
    return index < this.count && this.#compare(index, text) === 0 ? index : -1;
  }

  /** The indices [from, to) of the sorted strings that begin with `prefix`. */
  withPrefix(prefix: string): [from: number, to: number] {
    const last = prefix.charCodeAt(prefix.length - 1);
    return [this.lowerBound(prefix), this.lowerBound(prefix.slice(0, -1) + String.fromCharCode(last + 1))];
  }

  #compare(index: number, text: string): number {
    const start = this.#starts[index] as number;
    const length = this.length(index);
    const common = Math.min(length, text.length);
    for (let i = 0; i < common; i++) {
      const difference = (this.#units[start + i] as number) - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return length - text.length;
  }
}

/** Collects strings, in order, into the two arrays. */
export class StringsBuilder {
  readonly #starts = [0];
  #units: Uint16Array<ArrayBuffer> = new Uint16Array(1024);
  #length = 0;

  add(text: string): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#units[this.#length++] = text.charCodeAt(i);
    this.#starts.push(this.#length);
  }

  finish(): { starts: Uint32Array<ArrayBuffer>; units: Uint16Array<ArrayBuffer> } {
    return { starts: Uint32Array.from(this.#starts), units: this.#units.slice(0, this.#length) };
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#units.length) return;
    const larger = new Uint16Array((this.#length + more) * 2);
    larger.set(this.#units);
    this.#units = larger;
  }
}

/** The two arrays of some strings. */
export function stringColumns(strings: Iterable<string>): {
  starts: Uint32Array<ArrayBuffer>;
  units: Uint16Array<ArrayBuffer>;
} {
  const builder = new StringsBuilder();
  for (const text of strings) builder.add(text);
  return builder.finish();
}

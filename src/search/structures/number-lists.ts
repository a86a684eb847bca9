import type { BufferSections } from "./buffer-sections.ts";
import { grown } from "./growable.ts";

/**
 * Numbered lists of numbers. In typed arrays, since an index has a hundred thousand of them, most with
 * one or two entries. Each list is a circular linked list.
 */
export class NumberLists {
  /** The last link of each list; 0 if it is empty. */
  #lasts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #values: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** The link after each, the first after the last. Link 0 heads the list of free links. */
  #nexts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #links = 1;

  /** Appends a number to a list. */
  add(list: number, value: number): void {
    const link = this.#freeLink();
    this.#lasts = grown(this.#lasts, list + 1);
    const last = this.#lasts[list] as number;
    this.#values[link] = value;
    this.#nexts[link] = last === 0 ? link : (this.#nexts[last] as number);
    if (last > 0) this.#nexts[last] = link;
    this.#lasts[list] = link;
  }

  /** The numbers of a list, in the order in which they were added; none for an unknown list. */
  of(list: number): number[] {
    const numbers: number[] = [];
    const last = this.#lasts[list] ?? 0;
    if (last === 0) return numbers;
    let link = last;
    do {
      link = this.#nexts[link] as number;
      numbers.push(this.#values[link] as number);
    } while (link !== last);
    return numbers;
  }

  clear(list: number): void {
    const last = this.#lasts[list] ?? 0;
    if (last === 0) return;
    const first = this.#nexts[last] as number;
    this.#nexts[last] = this.#nexts[0] as number;
    this.#nexts[0] = first;
    this.#lasts[list] = 0;
  }

  /** Copies for `restore`. */
  save(): ArrayBuffer[] {
    const links = [this.#values, this.#nexts].map((column) => column.slice(0, this.#links).buffer);
    return [this.#lasts.slice().buffer, ...links];
  }

  static restore(saved: BufferSections): NumberLists {
    const lists = new NumberLists();
    [lists.#lasts, lists.#values, lists.#nexts] = [saved.numbers(), saved.numbers(), saved.numbers()];
    lists.#links = lists.#values.length;
    return lists;
  }

  #freeLink(): number {
    const free = this.#nexts[0] as number;
    if (free > 0) {
      this.#nexts[0] = this.#nexts[free] as number;
      return free;
    }
    const link = this.#links++;
    this.#values = grown(this.#values, this.#links);
    this.#nexts = grown(this.#nexts, this.#links);
    return link;
  }
}

import type { BufferSections } from "./buffer-sections.ts";
import { grown } from "./growable.ts";

/** Numbered chains of numbers above 0, each in one chain and linked to the previous one: an array for each would be too many. */
export class NumberChains {
  /** By the numbers of chains, and by those in them; 0 for none. */
  #last: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #before: Uint32Array<ArrayBuffer> = new Uint32Array(1024);

  add(chain: number, number: number): void {
    this.#last = grown(this.#last, chain + 1);
    this.#before = grown(this.#before, number + 1);
    this.#before[number] = this.#last[chain] as number;
    this.#last[chain] = number;
  }

  /** In the order in which they were added. */
  of(chain: number): number[] {
    const numbers: number[] = [];
    for (let number = this.#last[chain] ?? 0; number > 0; number = this.#before[number] as number)
      numbers.push(number);
    return numbers.reverse();
  }

  /** Copies for `restore`. */
  save(): ArrayBuffer[] {
    return [this.#last.slice().buffer, this.#before.slice().buffer];
  }

  /** From the result of `save`, which it keeps using. */
  static restore(saved: BufferSections): NumberChains {
    const chains = new NumberChains();
    [chains.#last, chains.#before] = [saved.numbers(), saved.numbers()];
    return chains;
  }
}

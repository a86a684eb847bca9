/** So few that one article more decides how a query is read. */
export const few = 8;
/** How long a count is believed. */
const fewForMs = 1_000;
const manyForMs = 30_000;
/** Of each of two generations. */
const maxCounts = 20_000;

type CachedCounts = Map<string, { count: number; until: number }>;

/** Counts of articles that were fetched lately, by a key. */
export class CountCache {
  readonly #now: () => number;
  #latest: CachedCounts = new Map();
  #before: CachedCounts = new Map();

  /** `now` in milliseconds, of a clock that is never set back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: string): number | undefined {
    const found = this.#latest.get(key) ?? this.#before.get(key);
    return found && found.until > this.#now() ? found.count : undefined;
  }

  set(key: string, count: number): void {
    if (this.#latest.size >= maxCounts) {
      this.#before = this.#latest;
      this.#latest = new Map();
    }
    this.#latest.set(key, { count, until: this.#now() + (count > few ? manyForMs : fewForMs) });
  }

  clear(): void {
    this.#latest.clear();
    this.#before.clear();
  }
}

import type { Article } from "../article/article.ts";
import type { Change } from "../article/store.ts";
import { Aliases, type AliasRules } from "./aliases.ts";
import { Archive } from "./archive.ts";
import { Breath } from "./breath.ts";
import type { Source } from "./match/run.ts";
import { related } from "./related.ts";
import { search } from "./search.ts";
import { suggest } from "./suggest.ts";
import type { Hit, Query, SearchIndex, SearchOptions, SearchPage } from "./types.ts";

/** An empty index over articles that are handed to `apply`; `now` in milliseconds. */
export function createFuzzyIndex(options: { now: () => number; aliases?: AliasRules }): SearchIndex {
  return new FuzzyIndex(options.now, options.aliases ?? { added: [], forbidden: [] });
}

class FuzzyIndex implements SearchIndex {
  readonly #now: () => number;
  readonly #archive = new Archive();
  readonly #aliases: Aliases;
  /** The end of what is being written: changes and merges go one after another. */
  #writing: Promise<void> = Promise.resolve();

  constructor(now: () => number, rules: AliasRules) {
    this.#now = now;
    this.#aliases = new Aliases(rules);
  }

  get seq(): number {
    return this.#archive.view.seq;
  }

  get size(): number {
    return this.#archive.view.size;
  }

  async apply(changes: Change[]): Promise<void> {
    const written = this.#writing.then(() => this.#write(changes));
    // Who called hears of a failure; the next changes go on all the same.
    this.#writing = written.catch(() => {}).then(() => this.#archive.tidy());
    await written;
  }

  search(query: Query, options: SearchOptions): Promise<SearchPage> {
    return search(this.#source(), query, options);
  }

  suggest(prefix: string, limit: number): Promise<string[]> {
    return suggest(this.#source(), prefix, limit);
  }

  related(id: string, limit: number): Promise<Hit[]> {
    return related(this.#source(), id, limit);
  }

  #source(): Source {
    const articleOf = (id: string): Article | undefined => this.#archive.article(id);
    return { view: this.#archive.view, aliases: this.#aliases.groups, articleOf, now: this.#now() };
  }

  async #write(changes: Change[]): Promise<void> {
    const breath = new Breath();
    const last = [...new Map(changes.map((change) => [change.id, change])).values()];
    for (const change of last) {
      const before = this.#archive.article(change.id);
      if (before) this.#aliases.remove(before);
      if (change.kind !== "remove") this.#aliases.add(change.article);
      await breath.pause();
    }
    await this.#archive.apply(last);
    await this.#aliases.settle(breath);
  }
}

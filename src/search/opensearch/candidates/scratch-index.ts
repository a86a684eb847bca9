import type { Article } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import type { TimeSlice } from "../../../async/yield.ts";
import { type DocLocation, type IndexView, SegmentStore } from "../../index/segment-store.ts";

/**
 * An index of the few articles that one search looks at, read from the store: what finds, ranks and shows them is then
 * the same as in the embedded index.
 */
export class ScratchIndex {
  readonly #store: Pick<ArticleStore, "get">;
  readonly #articles = new Map<string, Article>();
  /** Made when it is needed: a query that is only planned needs none. */
  #made: SegmentStore | undefined;

  constructor(store: Pick<ArticleStore, "get">) {
    this.#store = store;
  }

  get #segments(): SegmentStore {
    this.#made ??= new SegmentStore();
    return this.#made;
  }

  get view(): IndexView {
    return this.#segments.view;
  }

  /** Adds the articles that exist; those that are there already stay. */
  async add(ids: string[], slice: TimeSlice): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#articles.has(id));
    if (missing.length === 0) return;
    const found = await this.#store.get(missing);
    for (const article of found) this.#articles.set(article.id, article);
    // They are there at any change: the engine has left out those that came later.
    const changes = found.map((article) => ({ seq: 0, kind: "add" as const, id: article.id, article }));
    await this.#segments.apply(changes, slice);
  }

  /** Those of the articles that are there, in the order of the ids. */
  articlesOf(ids: string[]): Article[] {
    return ids.flatMap((id) => this.#articles.get(id) ?? []);
  }

  async placeOf(id: string, slice: TimeSlice): Promise<DocLocation | undefined> {
    await this.add([id], slice);
    return this.#segments.placeOf(id);
  }
}

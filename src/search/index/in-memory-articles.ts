import type { Article } from "../../article/article.ts";
import type { ArticleStore, Change } from "../../article/store.ts";
import { hashOf } from "../structures/hash.ts";

/** A map of half a million entries that grows moves them all at once, for tens of milliseconds; so there are several. */
const shards = 64;

/** The articles of an index without a store. */
export class InMemoryArticles implements Pick<ArticleStore, "get"> {
  readonly #shards = Array.from({ length: shards }, () => new Map<string, Article>());

  apply(changes: Change[]): void {
    for (const change of changes) {
      const articles = this.#shardOf(change.id);
      if (change.kind === "remove") articles.delete(change.id);
      else articles.set(change.id, change.article);
    }
  }

  async get(ids: string[]): Promise<Article[]> {
    return ids.map((id) => this.#shardOf(id).get(id)).filter((article) => article !== undefined);
  }

  #shardOf(id: string): Map<string, Article> {
    return this.#shards[hashOf(id) & (shards - 1)] as Map<string, Article>;
  }
}

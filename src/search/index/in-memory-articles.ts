import type { Article } from "../../article/article.ts";
import type { ArticleStore, Change } from "../../article/store.ts";

/** The articles of an index without a store. */
export class InMemoryArticles implements Pick<ArticleStore, "get"> {
  readonly #articles = new Map<string, Article>();

  apply(changes: Change[]): void {
    for (const change of changes) {
      if (change.kind === "remove") this.#articles.delete(change.id);
      else this.#articles.set(change.id, change.article);
    }
  }

  async get(ids: string[]): Promise<Article[]> {
    return ids.map((id) => this.#articles.get(id)).filter((article) => article !== undefined);
  }
}

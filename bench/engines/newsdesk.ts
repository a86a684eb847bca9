import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Article } from "../../src/article/article.ts";
import type { ArticleStore } from "../../src/article/store.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openIndex } from "../../src/search/open-index.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { corpusTime } from "../corpus/articles.ts";
import type { Configuration, Contender, Engine, Question } from "./engine.ts";

const now = (): number => corpusTime;
const indexIn = (folder: string): string => join(folder, "search.index");
const articlesIn = (folder: string): string => join(folder, "articles.sqlite");

const shipped: Configuration = {
  open() {
    const articles: Article[] = [];
    const index = new FuzzyIndex({ now });
    return {
      ...engineOver(index),
      add(more) {
        articles.push(...more);
        return index.apply(
          more.map((article, i) => ({ kind: "add", seq: index.seq + i + 1, id: article.id, article })),
        );
      },
      async save(folder) {
        await index.save(indexIn(folder));
        storeArticles(folder, articles);
      },
    };
  },
  async load(folder) {
    const index = await openIndex({
      store: openStore(folder),
      path: indexIn(folder),
      aliases: { added: [], forbidden: [] },
      now,
      onUnusable(error) {
        throw error;
      },
    });
    return engineOver(index);
  },
};

function engineOver(index: FuzzyIndex): Engine {
  return {
    add() {},
    // Merges continue in the background after an apply; the next apply waits for them.
    finish: () => index.apply([]),
    async search(question, limit) {
      const { hits } = await index.search(parseQuery(typed(question), { now: now(), zone: "UTC" }), {
        limit,
      });
      return hits.map(({ article }) => article.id);
    },
  };
}

const typed = ({ kind, text }: Question): string => (kind === "phrase" ? `"${text}"` : text);

/** As in the service, the texts are in SQLite, not in the index. */
function storeArticles(folder: string, articles: Article[]): void {
  const database = new DatabaseSync(articlesIn(folder));
  database.exec("CREATE TABLE articles (id TEXT PRIMARY KEY, article TEXT); BEGIN");
  const insert = database.prepare("INSERT INTO articles VALUES (?, ?)");
  for (const article of articles) insert.run(article.id, JSON.stringify(article));
  database.exec("COMMIT");
  database.close();
}

function openStore(folder: string): Pick<ArticleStore, "get" | "changes" | "count"> {
  const database = new DatabaseSync(articlesIn(folder), { readOnly: true });
  const select = database.prepare("SELECT article FROM articles WHERE id = ?");
  const articleOf = (id: string): Article[] =>
    select.all(id).map(({ article }) => JSON.parse(String(article)) as Article);
  return {
    get: async (ids) => ids.flatMap(articleOf),
    changes: async () => [],
    count: async () => Number(database.prepare("SELECT count(*) AS count FROM articles").get()?.count),
  };
}

export const newsdesk: Contender = { shipped };

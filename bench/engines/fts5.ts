import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Article } from "../../src/article/article.ts";
import { stopWords } from "../../src/search/text/stop-words.ts";
import type { Configuration, Contender, Engine, Question } from "./engine.ts";

type Fts5Options = {
  tokenizer: string;
  /** Between the words of a question. */
  join: " " | " OR ";
  titleWeight: number;
  stopList: boolean;
};

const fileIn = (folder: string): string => join(folder, "fts5.sqlite");

function configuration(options: Fts5Options): Configuration {
  return {
    open(folder) {
      const database = new DatabaseSync(fileIn(folder));
      database.exec(`
        CREATE TABLE ids (number INTEGER PRIMARY KEY, id TEXT);
        CREATE VIRTUAL TABLE articles USING fts5(title, body, content='', tokenize='${options.tokenizer}');
      `);
      return engineOver(database, folder, options);
    },
    load: (folder) => engineOver(new DatabaseSync(fileIn(folder)), folder, options),
  };
}

function engineOver(database: DatabaseSync, folder: string, options: Fts5Options): Engine {
  const select = database.prepare(`
    SELECT ids.id FROM articles JOIN ids ON ids.number = articles.rowid
    WHERE articles MATCH ? ORDER BY bm25(articles, ${options.titleWeight}, 1) LIMIT ?`);
  return {
    add: (articles) => insert(database, articles),
    finish: () => database.exec("INSERT INTO articles(articles) VALUES ('optimize')"),
    search(question, limit) {
      const expression = expressionOf(question, options);
      return expression === "" ? [] : select.all(expression, limit).map(({ id }) => String(id));
    },
    bytes: () => statSync(fileIn(folder)).size,
    save() {},
  };
}

function insert(database: DatabaseSync, articles: Article[]): void {
  const id = database.prepare("INSERT INTO ids(id) VALUES (?)");
  const article = database.prepare("INSERT INTO articles(rowid, title, body) VALUES (?, ?, ?)");
  database.exec("BEGIN");
  for (const { id: name, title, body = "" } of articles)
    article.run(id.run(name).lastInsertRowid, title, body);
  database.exec("COMMIT");
}

function expressionOf({ kind, text }: Question, options: Fts5Options): string {
  const words: string[] = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (kind === "phrase") return words.length > 0 ? `"${words.join(" ")}"` : "";
  const content = words.filter((word) => !options.stopList || !stopWords.has(word.toLowerCase()));
  const kept = content.length > 0 ? content : words;
  const quoted = kept.map((word) => `"${word}"`);
  return quoted.join(options.join) + (kind === "prefix" && quoted.length > 0 ? " *" : "");
}

const plain: Fts5Options = { tokenizer: "unicode61", join: " ", titleWeight: 1, stopList: false };
const ranked: Fts5Options = { ...plain, tokenizer: "porter unicode61", join: " OR ", titleWeight: 4 };

export const fts5: Contender = { default: configuration(plain), documented: configuration(ranked) };

export const fts5WithStopList: Contender = { tuned: configuration({ ...ranked, stopList: true }) };

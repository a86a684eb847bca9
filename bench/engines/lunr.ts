import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import lunr from "lunr";
import type { Article } from "../../src/article/article.ts";
import type { Configuration, Contender, Engine, Question } from "./engine.ts";

/** Adds one word of a question to lunr's query. */
type AddTerm = (query: lunr.Query, word: string, last: boolean) => void;

function configuration(titleBoost: number, addTerm: AddTerm): Configuration {
  const file = (folder: string) => join(folder, "lunr.json");
  return {
    open() {
      const articles: Article[] = [];
      let engine: Engine | undefined;
      return {
        add: (more) => void articles.push(...more),
        finish() {
          engine = engineOver(build(articles, titleBoost), addTerm, file);
        },
        search: (question, limit) => engine?.search(question, limit) ?? [],
        save: (folder) => engine?.save?.(folder),
      };
    },
    load: (folder) =>
      engineOver(lunr.Index.load(JSON.parse(readFileSync(file(folder), "utf8"))), addTerm, file),
  };
}

const build = (articles: Article[], titleBoost: number): lunr.Index =>
  lunr((builder) => {
    builder.ref("id");
    builder.field("title", { boost: titleBoost });
    builder.field("body");
    for (const article of articles) builder.add(article);
  });

const engineOver = (index: lunr.Index, addTerm: AddTerm, file: (folder: string) => string): Engine => ({
  search: ({ kind, text }: Question, limit) => {
    const words = lunr.tokenizer(text).map(String);
    const hits = index.query((query) => {
      for (const [i, word] of words.entries())
        addTerm(query, word, kind === "prefix" && i === words.length - 1);
    });
    return hits.slice(0, limit).map(({ ref }) => ref);
  },
  add: () => {
    throw new Error("a lunr index that was loaded takes no more articles");
  },
  save: (folder) => writeFileSync(file(folder), JSON.stringify(index)),
});

const { TRAILING, NONE } = lunr.Query.wildcard;

const exact: AddTerm = (query, word, last) => {
  query.term(word, {});
  if (last) query.term(word, { wildcard: TRAILING, usePipeline: false });
};

const fuzzy: AddTerm = (query, word, last) => {
  query.term(word, { boost: 10, wildcard: NONE });
  if (word.length >= 4) query.term(word, { editDistance: 1 });
  if (last) query.term(word, { wildcard: TRAILING, usePipeline: false });
};

export const lunrContender: Contender = {
  default: configuration(1, exact),
  documented: configuration(10, exact),
  tuned: configuration(4, fuzzy),
};

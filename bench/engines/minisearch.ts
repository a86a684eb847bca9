import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch, { type Options } from "minisearch";
import snowball from "snowball-stemmers";
import type { Article } from "../../src/article/article.ts";
import { stopWords } from "../../src/search/text/stop-words.ts";
import type { Configuration, Contender, Engine } from "./engine.ts";

const fields = ["title", "body"];
const english = snowball.newStemmer("english");

function configuration(options: Partial<Options<Article>>): Configuration {
  const all: Options<Article> = { fields, ...options };
  const file = (folder: string) => join(folder, "minisearch.json");
  return {
    open: () => engineOver(new MiniSearch<Article>(all), file),
    load: (folder) => engineOver(MiniSearch.loadJSON<Article>(readFileSync(file(folder), "utf8"), all), file),
  };
}

const engineOver = (index: MiniSearch<Article>, file: (folder: string) => string): Engine => ({
  add: (articles) => index.addAll(articles),
  search: ({ kind, text }, limit) => {
    const hits = index.search(text, kind === "prefix" ? { prefix: true } : {});
    return hits.slice(0, limit).map(({ id }) => id);
  },
  save: (folder) => writeFileSync(file(folder), JSON.stringify(index)),
});

const editsFor = (term: string): number | false => (term.length >= 8 ? 2 : term.length >= 4 ? 1 : false);

export const minisearch: Contender = {
  default: configuration({}),
  documented: configuration({ searchOptions: { boost: { title: 2 }, fuzzy: 0.2, prefix: true } }),
  tuned: configuration({
    processTerm(term) {
      const word = term.toLowerCase();
      return stopWords.has(word) ? null : english.stem(word);
    },
    searchOptions: { boost: { title: 4 }, fuzzy: editsFor, weights: { fuzzy: 0.1, prefix: 0.3 } },
  }),
};

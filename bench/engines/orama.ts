import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { create, insertMultiple, load, save, search } from "@orama/orama";
import type { Article } from "../../src/article/article.ts";
import { stopWords } from "../../src/search/text/stop-words.ts";
import type { Configuration, Contender, Engine, Question } from "./engine.ts";

type Tokenizer = { stemming?: boolean; stopWords?: string[] };
type OramaOptions = { boost?: { title: number }; tolerance?: number; threshold?: number };

const empty = (tokenizer: Tokenizer) =>
  create({
    schema: { title: "string", body: "string" } as const,
    components: { tokenizer: { language: "english", ...tokenizer } },
  });

function configuration(tokenizer: Tokenizer, options: OramaOptions): Configuration {
  const file = (folder: string) => join(folder, "orama.bin");
  return {
    open: () => engineOver(empty(tokenizer), options, file),
    load(folder) {
      const database = empty(tokenizer);
      load(database, deserialize(readFileSync(file(folder))));
      return engineOver(database, options, file);
    },
  };
}

function engineOver(
  database: ReturnType<typeof empty>,
  options: OramaOptions,
  file: (folder: string) => string,
): Engine {
  const texts = (articles: Article[]) => articles.map(({ id, title, body = "" }) => ({ id, title, body }));
  return {
    async add(articles) {
      await insertMultiple(database, texts(articles), articles.length);
    },
    async search({ kind, text }: Question, limit) {
      const { hits } = await search(database, { term: text, limit, ...options, exact: kind === "phrase" });
      return hits.map(({ id }) => id);
    },
    save: (folder) => writeFileSync(file(folder), serialize(save(database))),
  };
}

export const orama: Contender = {
  default: configuration({}, {}),
  documented: configuration({}, { boost: { title: 2 }, tolerance: 1 }),
  tuned: configuration({ stemming: true, stopWords: [...stopWords] }, { boost: { title: 4 } }),
};

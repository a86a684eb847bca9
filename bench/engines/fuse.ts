import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Fuse, { type FuseIndex, type IFuseOptions } from "fuse.js";
import type { Article } from "../../src/article/article.ts";
import type { Configuration, Contender, Engine } from "./engine.ts";

type Text = Pick<Article, "id" | "title" | "body">;

function configuration(options: IFuseOptions<Text>): Configuration {
  const all = { keys: ["title", "body"], ...options };
  const keys = all.keys as string[];
  return {
    open: () => engineOver([], all),
    load(folder) {
      const { texts, index } = JSON.parse(readFileSync(join(folder, "fuse.json"), "utf8"));
      return engineOver(texts, all, Fuse.parseIndex(index));
    },
  };

  function engineOver(texts: Text[], options: IFuseOptions<Text>, index?: FuseIndex<Text>): Engine {
    let fuse = new Fuse(texts, options, index);
    return {
      add: (articles) => void texts.push(...articles.map(({ id, title, body }) => ({ id, title, body }))),
      finish() {
        fuse = new Fuse(texts, options, Fuse.createIndex(keys, texts));
      },
      search: ({ text }, limit) => fuse.search(text, { limit }).map(({ item }) => item.id),
      save: (folder) =>
        writeFileSync(join(folder, "fuse.json"), JSON.stringify({ texts, index: fuse.getIndex() })),
    };
  }
}

export const fuse: Contender = {
  default: configuration({}),
  documented: configuration({ ignoreLocation: true, useTokenSearch: true }),
  tuned: configuration({
    ignoreLocation: true,
    useTokenSearch: true,
    threshold: 0.25,
    minMatchCharLength: 3,
  }),
};

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Charset, Encoder, Index, type IndexOptions } from "flexsearch";
import english from "flexsearch/lang/en";
import type { Configuration, Contender, Engine } from "./engine.ts";

function configuration(options: () => IndexOptions, suggest: boolean): Configuration {
  return {
    open: () => engineOver(new Index(options()), [], suggest),
    async load(folder) {
      const { ids, parts } = JSON.parse(readFileSync(join(folder, "flexsearch.json"), "utf8"));
      const index = new Index(options());
      for (const [key, data] of parts) await index.import(key, data);
      return engineOver(index, ids, suggest);
    },
  };
}

/** It scores a word by how early it stands, so the headline goes first. */
function engineOver(index: Index, ids: string[], suggest: boolean): Engine {
  return {
    add(articles) {
      for (const { id, title, body = "" } of articles) index.add(ids.push(id) - 1, `${title}\n${body}`);
    },
    search: ({ text }, limit) =>
      index.search(text, { limit, suggest }).map((at) => ids[at as number] as string),
    async save(folder) {
      const parts: [string, string][] = [];
      await index.export(async (key, data) => void parts.push([key, data]));
      writeFileSync(join(folder, "flexsearch.json"), JSON.stringify({ ids, parts }));
    },
  };
}

export const flexsearch: Contender = {
  default: configuration(() => ({}), false),
  documented: configuration(() => ({ tokenize: "forward", encoder: Charset.LatinBalance }), true),
  tuned: configuration(
    () => ({ resolution: 20, encoder: new Encoder(Charset.Default).assign(english) }),
    true,
  ),
  tolerant: configuration(() => ({ resolution: 20, tokenize: "tolerant" }), true),
};

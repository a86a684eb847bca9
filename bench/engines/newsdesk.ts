import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query.ts";
import { corpusTime } from "../corpus/articles.ts";
import type { Configuration, Contender, Question } from "./engine.ts";

const typed = ({ kind, text }: Question): string => (kind === "phrase" ? `"${text}"` : text);

const shipped: Configuration = {
  open() {
    const index = createFuzzyIndex({ now: () => corpusTime });
    return {
      add: (articles) =>
        index.apply(
          articles.map((article, i) => ({ kind: "add", seq: index.seq + i + 1, id: article.id, article })),
        ),
      // Merges go on behind an apply; the next one waits for them.
      finish: () => index.apply([]),
      async search(question, limit) {
        const query = parseQuery(typed(question), { now: corpusTime, zone: "UTC" });
        const { hits } = await index.search(query, { limit });
        return hits.map(({ article }) => article.id);
      },
    };
  },
};

export const newsdesk: Contender = { shipped };

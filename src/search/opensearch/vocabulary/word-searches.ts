import { filterSign } from "../../text/terms.ts";
import type { EngineSearch } from "../engine/engine.ts";

/** Of the words near a word, or with a prefix. */
const maxWords = 500;

const isFilter = (text: string): boolean => text.charCodeAt(0) === filterSign;

/** Words that begin with a prefix, the shortest first; or values of a field. */
export const wordsWithPrefix = (prefix: string): EngineSearch => ({
  index: "words",
  body: {
    size: maxWords,
    query: { prefix: { [isFilter(prefix) ? "filter" : "word"]: prefix } },
    ...(!isFilter(prefix) && { sort: [{ length: "asc" }] }),
    track_total_hits: false,
  },
});

/** Words within some edits, the nearest first. */
export const wordsNear = (word: string, edits: number): EngineSearch => ({
  index: "words",
  body: {
    size: maxWords,
    query: {
      fuzzy: {
        word: {
          value: word,
          fuzziness: edits,
          max_expansions: maxWords,
          prefix_length: 0,
          transpositions: true,
        },
      },
    },
    track_total_hits: false,
  },
});

/** Whether any word is Chinese. */
export const someChinese: EngineSearch = {
  index: "words",
  body: {
    size: 0,
    query: { range: { word: { gte: "\u3400", lt: "\ua000" } } },
    terminate_after: 1,
    track_total_hits: 1,
  },
};

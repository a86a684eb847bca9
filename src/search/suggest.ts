import { TimeSlice } from "../async/yield.ts";
import { queryTerm } from "./query/query-term.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { retrieve, unlimited } from "./retrieve/retrieve.ts";
import { idOf } from "./retrieve/top-k.ts";
import { filterKey } from "./text/fields.ts";
import { filterTerm, termOf, tokenizeQuery } from "./text/terms.ts";

/** Only the most frequent completions of the last word are tried. */
const maxCompletions = 16;

/** Names, tags and headlines that complete what was typed, without repetition. */
export async function suggest(reader: IndexReader, typed: string, limit: number): Promise<string[]> {
  const key = filterKey(typed);
  if (key === "" || limit <= 0) return [];
  const tag = filterTerm("tag", key);
  const tags = await reader.vocabulary.settled(() => reader.vocabulary.completions(tag));
  const names = [
    ...reader.aliases.namesFrom(key, limit),
    ...tags.map(({ word }) => key + word.slice(tag.length)),
  ];
  const headlines = await headlinesWith(typed, reader, limit);
  const byKey = new Map([...names.slice(0, limit), ...headlines].map((text) => [filterKey(text), text]));
  return [...byKey.values()].slice(0, limit);
}

/** Headlines with all the words, the last of which may be unfinished. */
async function headlinesWith(typed: string, reader: IndexReader, limit: number): Promise<string[]> {
  const words = tokenizeQuery(typed).map(({ surface }) => surface);
  const last = words.at(-1);
  if (last === undefined) return [];
  const found = await reader.vocabulary.settled(() => reader.vocabulary.completions(last));
  const endings = found.toSorted((a, b) => b.documents - a.documents);
  const endingWords = [last, ...endings.slice(0, maxCompletions).map(({ word }) => word)];
  const terms = [...words.slice(0, -1).map((word) => [word]), endingWords].map((anyOf) => {
    const variants = anyOf.map((word) => ({ terms: [termOf(word)], inTitle: true as const, weight: 1 }));
    return queryTerm(anyOf.join(" "), variants, { required: true });
  });
  const { ranked } = await retrieve(reader, terms, { ...unlimited, count: limit }, new TimeSlice());
  return (await reader.articlesOf((await ranked()).map(idOf))).map(({ title }) => title);
}

import { TimeSlice } from "../async/yield.ts";
import { alternativeOf } from "./query/plan.ts";
import { namesOf } from "./query/resolve-filters.ts";
import { Vocabulary } from "./query/vocabulary.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { retrieve, unlimited } from "./retrieve/retrieve.ts";
import { idOf } from "./retrieve/top-k.ts";
import { filterKey } from "./text/fields.ts";
import { tokenizeQuery } from "./text/terms.ts";

/** A last word that is only begun may go on as one of so many, the most frequent. */
const mostCompletions = 16;

/** Names, tags and headlines that go on from what was typed so far, without repetition. */
export async function suggest(reader: IndexReader, typed: string, limit: number): Promise<string[]> {
  const key = filterKey(typed);
  if (key === "" || limit <= 0) return [];
  const tags = namesOf("tag", reader.view).filter((name) => filterKey(name).startsWith(key));
  const names = [...reader.aliases.namesFrom(key, limit), ...tags];
  const headlines = await headlinesWith(typed, reader, limit);
  const byKey = new Map([...names.slice(0, limit), ...headlines].map((text) => [filterKey(text), text]));
  return [...byKey.values()].slice(0, limit);
}

/** Headlines with all the words, the last of which may be unfinished. */
async function headlinesWith(typed: string, reader: IndexReader, limit: number): Promise<string[]> {
  const words = tokenizeQuery(typed).map(({ surface }) => surface);
  const last = words.at(-1);
  if (last === undefined) return [];
  const vocabulary = new Vocabulary(reader.view);
  const endings = vocabulary.completions(last).toSorted((a, b) => b.documents - a.documents);
  const endingWords = [last, ...endings.slice(0, mostCompletions).map(({ word }) => word)];
  const wanted = [...words.slice(0, -1).map((word) => [word]), endingWords].map((choices) =>
    inTitle(choices),
  );
  const result = await retrieve(reader, wanted, { ...unlimited, count: limit }, new TimeSlice());
  const articles = await reader.articlesOf(result.results.map(idOf));
  return articles.map(({ title }) => title);
}

function inTitle(choices: string[]) {
  const alternatives = choices.map((text) => alternativeOf({ text, phrase: false, field: "title" }));
  return {
    typed: choices.join(" "),
    alternatives: alternatives.filter((alternative) => alternative !== undefined),
    count: 1,
    required: true,
    weak: false,
  };
}

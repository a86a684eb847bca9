import type { Article } from "../../article/article.ts";
import { fold } from "./fold.ts";
import { filterTerm } from "./terms.ts";

/** A headline says what a story is about, so its words weigh more than those of the text. */
const titleWeight = 4;

/** What of an article is searched, with how much a word there counts. */
export const searchedTexts = (article: Article): { text: string; weight: number; title: boolean }[] => [
  { text: article.title, weight: titleWeight, title: true },
  { text: readableText(article), weight: 1, title: false },
  { text: article.tags.join("\n"), weight: 1, title: false },
];

/** The text below the headline; a summary that only repeats its beginning is left out. */
export function readableText({ summary = "", body = "" }: Article): string {
  const lead = summary.trim();
  return lead === "" || body.startsWith(lead.slice(0, 80)) ? body : `${lead}\n\n${body}`.trim();
}

/** The terms of what an article can be filtered by. */
export function filterTerms({ source, section, tags, language }: Article): string[] {
  const subtag = language.split("-")[0] as string;
  return [
    filterTerm("source", filterKey(source)),
    ...(section ? [filterTerm("section", filterKey(section))] : []),
    ...tags.map((tag) => filterTerm("tag", filterKey(tag))),
    ...new Set([language, subtag].map((tag) => filterTerm("lang", filterKey(tag)))),
  ];
}

/** The form in which the values of filters are compared. */
export const filterKey = (value: string): string => fold(value.trim()).replace(/\s+/g, " ");

import type { Article } from "../../article/article.ts";
import { fold } from "./fold.ts";
import { filterTerm } from "./terms.ts";

/** A headline says what a story is about, so its words weigh more than those of the text. */
const titleWeight = 4;

/** A text with how much a word there counts. */
export type SearchedText = { text: string; weight: number; title: boolean };

/** What of an article is searched. */
export const searchedTexts = (article: Article): SearchedText[] => [
  { text: article.title, weight: titleWeight, title: true },
  { text: readableText(article), weight: 1, title: false },
  { text: article.tags.join("\n"), weight: 1, title: false },
];

/** The text below the headline; a summary that only repeats its beginning is left out. */
export function readableText({ summary = "", body = "" }: Article): string {
  const lead = summary.trim();
  return lead === "" || body.startsWith(lead.slice(0, 80)) ? body : `${lead}\n\n${body}`.trim();
}

/** The terms of what an article can be filtered by, a field with its value; a language also stands for itself without its region. */
export function filterTerms(field: string, value: string): string[] {
  const values = field === "lang" ? new Set([value, value.split("-")[0] as string]) : [value];
  return Array.from(values, (one) => filterTerm(field, filterKey(one)));
}

/** The fields that an article can be filtered by, each with a value. */
export const filterValues = ({
  source,
  section,
  tags,
  language,
}: Article): [field: string, value: string][] => [
  ["source", source],
  ...(section ? [["section", section] as [string, string]] : []),
  ["lang", language],
  ...tags.map((tag): [string, string] => ["tag", tag]),
];

/** The terms of all that an article can be filtered by. */
export const filterTermsOf = (article: Article): string[] =>
  filterValues(article).flatMap(([field, value]) => filterTerms(field, value));

/** The form in which the values of filters are compared. */
export const filterKey = (value: string): string => fold(value.trim()).replace(/\s+/g, " ");

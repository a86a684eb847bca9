import type { Article } from "../../article/article.ts";
import { fold } from "./fold.ts";
import { filterTerm } from "./terms.ts";

/** A headline says what a story is about, so its words weigh more than those of the text. */
const titleWeight = 4;

export type SearchedText = { text: string; weight: number; title: boolean };

/** The texts of an article that are searched. */
export const searchedTexts = (article: Article): SearchedText[] => [
  { text: article.title, weight: titleWeight, title: true },
  { text: readableText(article), weight: 1, title: false },
  { text: article.tags.join("\n"), weight: 1, title: false },
];

/** The text below the headline, without a summary that only repeats its beginning. */
export function readableText({ summary = "", body = "" }: Article): string {
  const lead = summary.trim();
  return lead === "" || body.startsWith(lead.slice(0, 80)) ? body : `${lead}\n\n${body}`.trim();
}

/** The terms for the value of a field; a language also has that of the language without its region. */
export function filterTerms(field: string, value: string): string[] {
  const values = field === "lang" ? new Set([value, value.split("-")[0] as string]) : [value];
  return Array.from(values, (one) => filterTerm(field, filterKey(one)));
}

type FieldValue = [field: string, value: string];

/** The fields that an article can be filtered by, each with a value. */
export const filterValues = ({ source, section, tags, language }: Article): FieldValue[] => [
  ["source", source],
  ...(section ? [["section", section] as FieldValue] : []),
  ["lang", language],
  ...tags.map((tag): FieldValue => ["tag", tag]),
];

/** The form in which the values of filters are compared. */
export const filterKey = (value: string): string => fold(value.trim()).replace(/\s+/g, " ");

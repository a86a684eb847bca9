import type { Article } from "../../article/article.ts";
import { fold } from "./fold.ts";
import { leadEndOf } from "./sentences.ts";
import { filterTerm } from "./terms.ts";

/** A headline says what a story is about, so its words weigh more than those of the text. */
export const titleWeight = 4;

/** `leadEnd`: where the first sentence of the text below the headline ends; elsewhere 0. */
export type SearchedText = { text: string; weight: number; title: boolean; leadEnd: number };

/** How many they are; what follows their words in the forward index is in no order. */
export const searchedTextCount = 3;

/** The texts of an article that are searched. */
export function searchedTexts(article: Article): SearchedText[] {
  const text = readableText(article);
  return [
    { text: article.title, weight: titleWeight, title: true, leadEnd: 0 },
    { text, weight: 1, title: false, leadEnd: leadEndOf(text) },
    { text: article.tags.join("\n"), weight: 1, title: false, leadEnd: 0 },
  ];
}

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

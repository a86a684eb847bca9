import type { Article } from "../../article/article.ts";
import { fold } from "./fold.ts";
import { filterTerm } from "./terms.ts";

/** A headline says what a story is about, so its words weigh more than those of the text. */
const titleWeight = 4;

/** A body is read in pieces of about this many characters, so that a book does not block. */
const pieceLength = 16_384;

/** What of an article is searched, with how much a word there counts. */
export function* searchedTexts(article: Article): Generator<{ text: string; weight: number }> {
  yield { text: article.title, weight: titleWeight };
  for (const text of [readableText(article), article.tags.join("\n")]) {
    for (const piece of pieces(text)) yield { text: piece, weight: 1 };
  }
}

/** The text below the headline; a summary that only repeats its beginning is left out. */
export function readableText({ summary = "", body = "" }: Article): string {
  const lead = summary.trim();
  return lead === "" || body.startsWith(lead.slice(0, 80)) ? body : `${lead}\n\n${body}`.trim();
}

function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const space = text.indexOf(" ", start + pieceLength);
    const end = space < 0 || space > start + 2 * pieceLength ? start + 2 * pieceLength : space;
    yield text.slice(start, end);
    start = end;
  }
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

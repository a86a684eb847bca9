import type { Article } from "../../article/article.ts";
import { partOf } from "../../chat/passage.ts";
import type { Entry } from "../../chat/reply.ts";
import type { Sentences } from "../../locales/en/sentences.ts";
import type { Hit, MarkedText } from "../../search/present/search-page.ts";
import { sentencesOf } from "../../search/text/sentences.ts";

type ShownParts = Partial<Pick<Entry, "title" | "passage" | "notes" | "heading">>;

/** A story in a list: headline, passage, source, a button to read it. */
export function articleEntry(article: Article, sentences: Sentences, shown: ShownParts = {}): Entry {
  const { id, url, source, section, publishedAt, image } = article;
  return {
    id,
    heading: shown.heading,
    title: shown.title ?? { text: article.title, marks: [] },
    passage: "passage" in shown ? shown.passage : opening(article),
    url,
    source,
    section,
    publishedAt,
    image,
    notes: [
      ...(publishedAt === undefined ? [sentences.undated] : []),
      ...(article.truncated ? [sentences.teaser] : []),
      ...(shown.notes ?? []),
    ],
    actions: [{ label: sentences.buttons.read, command: `read ${id}` }],
  };
}

/** A hit, with the query's words highlighted. */
export function hitEntry(hit: Hit, sentences: Sentences, notes: string[] = []): Entry {
  const passage = hit.passage.text ? shownPassage(hit.article, hit.passage) : opening(hit.article);
  const also = hit.also ? [sentences.alsoIn(hit.also)] : [];
  return articleEntry(hit.article, sentences, { title: hit.title, passage, notes: [...also, ...notes] });
}

/** The numbers of the stories on a later page of a list; the first page counts by itself. */
export const numberedFrom = (first: number, entries: Entry[]): Entry[] =>
  first === 1 ? entries : entries.map((entry, at) => ({ ...entry, number: first + at }));

const maxPassageLength = 300;

/**
 * The text is the publisher's: outside the private story view only a passage is shown, and of a short
 * body never more than two thirds.
 */
const allowance = ({ body }: Article): number =>
  Math.min(maxPassageLength, body ? Math.floor((oneLine(body).length * 2) / 3) : maxPassageLength);

/** Of a text of any length, more than is ever shown. */
const lookedAtChars = 10_000;

const oneLine = (text: string): string => text.slice(0, lookedAtChars).replace(/\s+/g, " ").trim();

/** A passage on one line, cut to the allowed part with the most highlights. */
export function shownPassage(article: Article, { text, marks }: MarkedText): MarkedText {
  // One space for each unit of white space, so that the marks stay in place.
  const whole = text.replace(/\s/g, " ");
  const most = allowance(article);
  const start = whole.length <= most ? 0 : richest(whole, marks, most);
  return partOf({ text: whole, marks }, start, most);
}

/** The start of the sentence from which `most` characters hold the most highlights; the first of equals. */
function richest(text: string, marks: MarkedText["marks"], most: number): number {
  let best = { start: 0, inside: -1 };
  for (const { start } of sentencesOf(text, most)) {
    const inside = marks.filter(([from, to]) => from >= start && to < start + most - 1).length;
    if (inside > best.inside) best = { start, inside };
  }
  return best.start;
}

/** The passage shown without a search: the summary, else the first lines. */
export function opening(article: Article): MarkedText | undefined {
  const text = oneLine(article.summary || article.body || "");
  return text ? shownPassage(article, { text, marks: [] }) : undefined;
}

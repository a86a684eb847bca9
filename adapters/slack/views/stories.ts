import type { RichTextElement } from "@slack/types";
import { passageIn } from "../../../src/chat/passage.ts";
import { type Entry, numberIn } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import type { MarkedText } from "../../../src/search/present/search-page.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { context, type DateReader, date, emphasised, headline, literal, remark, richText } from "./blocks.ts";
import type { BlockGroup } from "./fit.ts";

/** So that several stories fit in one message. */
const maxChars = { heading: 300, headline: 300, fact: 150 };
const maxNotes = 4;

/**
 * The stories of a list, one block each: headline, source and age, and as much of its text as a list shows
 * (see passageIn), at most `length` characters of it.
 */
export const storiesOf = (entries: Entry[], reader: DateReader, length: number): BlockGroup[] =>
  entries.map((entry, index) => {
    const number = numberIn(entries, entry, index);
    const lines = [
      [...literal(number === undefined ? "" : `${number}. `, { bold: true }), ...linkedHeadline(entry)],
      facts([entry.source], entry, reader),
      passageOf(length ? passageIn(entries, entry) : undefined, length),
    ];
    return [...context(remark(entry.heading ?? "", maxChars.heading)), ...block(lines)];
  });

/** What stands above the text of a story. */
export const storyHead = (entry: Entry, reader: DateReader, byline = ""): BlockGroup =>
  block([linkedHeadline(entry), facts([entry.source, entry.section ?? "", byline], entry, reader)]);

const linkedHeadline = ({ title, url }: Entry): RichTextElement[] =>
  headline(shorten(visibleLine(title.text), maxChars.headline), url);

const passageOf = (passage: MarkedText | undefined, length: number): RichTextElement[] =>
  passage ? emphasised(passage, length) : [];

function facts(first: string[], { publishedAt, notes }: Entry, reader: DateReader): RichTextElement[] {
  const text = (fact: string) => literal(shorten(visibleLine(fact), maxChars.fact).trim());
  const all = [...first.map(text), date(publishedAt, reader), ...notes.slice(0, maxNotes).map(text)];
  return joined(all, " · ");
}

function block(lines: RichTextElement[][]): BlockGroup {
  const elements = joined(lines, "\n");
  return elements.length ? [richText(elements)] : [];
}

/** Parts of a text with a sign between those that are not empty. */
const joined = (parts: RichTextElement[][], sign: string): RichTextElement[] =>
  parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => [...literal(index > 0 ? sign : ""), ...part]);

import { type Entry, entriesOf, numberIn, type Reply, styleOf } from "../reply.ts";

/** A line of a plain text, and an address that is shown after it. */
export type PlainLine = { text: string; url?: string };

/**
 * A reply as lines of text alone: without markup, buttons and pictures, for a platform that does not take
 * the reply as it is. Passages are left out; a story keeps its paragraphs.
 */
export function plainLines(reply: Reply): PlainLine[] {
  const title = "title" in reply ? reply.title : undefined;
  const notes = "notes" in reply ? reply.notes : [];
  const entries = entriesOf(reply);
  const stories = entries.map((entry, index) => story(entry, numberIn(entries, entry, index)));
  const lines = [styleOf(reply).intro ?? "", title ?? "", ...notes].map((text) => ({ text }));
  const rest = linesOf(reply).map((text) => ({ text }));
  return [...lines, ...stories, ...rest].filter(({ text }) => text.trim());
}

const story = ({ title, source, url }: Entry, number: number | undefined): PlainLine => ({
  text: [number === undefined ? "" : `${number}.`, title.text, source && `(${source})`]
    .filter(Boolean)
    .join(" "),
  url,
});

function linesOf(reply: Reply): string[] {
  if (reply.kind === "story") return reply.paragraphs;
  if (reply.kind !== "notice") return [];
  return [
    ...reply.lines,
    ...reply.items.map(({ name, detail }) => [name, detail].filter(Boolean).join(": ")),
  ];
}

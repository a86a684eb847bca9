import { passageIn } from "../../src/chat/passage.ts";
import type { PostLength } from "../../src/chat/posts/post-style.ts";
import { type Entry, type NoticeReply, type Reply, type StoryReply, styleOf } from "../../src/chat/reply.ts";
import { spellReply } from "../../src/chat/wording/spell-reply.ts";
import { columnsOf } from "../../src/text/columns.ts";
import { visibleLine } from "../../src/text/visible-text.ts";
import { ageOf } from "./age.ts";
import { keyOf, lastKey, laterActions } from "./keys.ts";
import { indented, margin, pageFor, type TerminalPage, type TerminalStyle, wrapped } from "./page.ts";

/** A reply as lines of text for a terminal, without a line break at the end and without control characters. */
export function renderText(given: Reply, style: TerminalStyle): string {
  const reply = spellReply(given, { command: (command) => command, channel: ({ name }) => name });
  const page = pageFor(reply, style);
  return [...bodyOf(reply, page), buttons(reply, page)]
    .filter((lines) => lines.length)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function bodyOf(reply: Reply, page: TerminalPage): string[][] {
  if (reply.kind === "notice") return noticeBody(reply, page);
  return reply.kind === "story" ? storyBody(reply, page) : listBody(reply, page);
}

function listBody(reply: Exclude<Reply, NoticeReply | StoryReply>, page: TerminalPage): string[][] {
  const by = reply.kind === "results" && reply.sharedBy ? ` @${reply.sharedBy.user}` : "";
  const { intro = "", length } = styleOf(reply);
  const head = [
    ...(intro ? wrapped(page, intro) : []),
    ...wrapped(page, reply.title + by, "bold"),
    ...reply.notes.flatMap((note) => wrapped(page, note, "dim")),
  ];
  return [
    head,
    ...reply.entries.map((entry, index) => listed(entry, index, { entries: reply.entries, length }, page)),
  ];
}

function listed(
  entry: Entry,
  index: number,
  { entries, length }: { entries: Entry[]; length?: PostLength },
  page: TerminalPage,
): string[] {
  const mark = String(keyOf(entry, index)).padStart(margin - 2);
  const [first = "", ...rest] = indented(page, entry.title, "bold");
  const passage = passageIn(entries, entry, { columns: page.width - margin, length });
  const link = entries.length === 1 ? entry.url : undefined;
  return [
    ...(entry.heading ? wrapped(page, entry.heading, "dim") : []),
    `${page.pen("cyan", mark)}${first.slice(mark.length)}`,
    ...rest,
    ...indented(page, aboutEntry(entry, [], page), "dim"),
    ...(passage ? indented(page, passage) : []),
    ...(link ? [`${" ".repeat(margin)}${page.pen("blue", visibleLine(link))}`] : []),
  ];
}

function storyBody({ entry, byline, paragraphs }: StoryReply, page: TerminalPage): string[][] {
  const head = [
    ...wrapped(page, entry.title, "bold"),
    ...wrapped(page, [byline, aboutEntry(entry, [entry.section], page)].filter(Boolean).join(" · "), "dim"),
  ];
  const link = entry.url ? [page.pen("blue", visibleLine(entry.url))] : [];
  return [head, ...paragraphs.map((paragraph) => wrapped(page, paragraph)), link];
}

function noticeBody({ title, lines, items }: NoticeReply, page: TerminalPage): string[][] {
  const head = title ? wrapped(page, title, "bold") : [];
  const widest = Math.max(0, ...items.map(({ name }) => columnsOf(visibleLine(name))));
  const column = Math.min(widest, Math.floor(page.width / 2));
  const list = items.flatMap((one) => item(one, column, page));
  return [head, lines.flatMap((line) => wrapped(page, line)), list];
}

/** A name, then its detail in the next column, or below a name that is too long. */
function item({ name, detail, code }: NoticeReply["items"][0], column: number, page: TerminalPage): string[] {
  const style = code ? "cyan" : "bold";
  const shown = visibleLine(name);
  const gap = " ".repeat(column + 2);
  const details = wrapped(page, detail, undefined, page.width - column - 2);
  const padding = column - columnsOf(shown);
  if (padding < 0) return [...wrapped(page, shown, style), ...details.map((line) => gap + line)];
  const [first = "", ...rest] = details;
  const line = `${page.pen(style, shown)}${" ".repeat(padding + 2)}${first}`;
  return [line.trimEnd(), ...rest.map((line) => gap + line)];
}

/** Source, age and notes, as far as they exist. */
function aboutEntry(
  { source, publishedAt, notes }: Entry,
  more: (string | undefined)[],
  { now, reader }: TerminalPage,
): string {
  const age = publishedAt === undefined ? undefined : ageOf(publishedAt, now, reader);
  return [source, age, ...more, ...notes].filter(Boolean).join(" · ");
}

function buttons(reply: Reply, page: TerminalPage): string[] {
  const start = lastKey(reply) + 1;
  const labels = laterActions(reply).map(({ label }, index) => `[${start + index}] ${label}`);
  return labels.flatMap((label) => wrapped(page, label, "cyan"));
}

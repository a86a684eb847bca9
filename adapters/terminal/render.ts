import stringWidth from "string-width";
import type {
  DigestReply,
  Entry,
  NoticeReply,
  Reply,
  ResultsReply,
  StoryReply,
} from "../../src/chat/reply.ts";
import { ageOf } from "./age.ts";
import { laterActions } from "./keys.ts";
import { block, indented, margin, narrowest, type TerminalPage, unmarked, wrapped } from "./page.ts";
import { createPen, type Style, unstyled } from "./pen.ts";
import { plain, plainMarked } from "./plain.ts";

/** `width` in columns. */
export type TerminalStyle = { colour: boolean; width: number; now: number };

/** A reply as lines of text for a terminal, without a line break at the end and without control characters. */
export function renderText(reply: Reply, { colour, width, now }: TerminalStyle): string {
  const page = {
    pen: createPen(colour),
    width: Math.max(width, narrowest + margin),
    now,
    reader: { locale: reply.locale, zone: reply.zone },
  };
  return [...bodyOf(reply, page), buttons(reply, page)]
    .filter((lines) => lines.length)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function bodyOf(reply: Reply, page: TerminalPage): string[][] {
  if (reply.kind === "notice") return noticeBody(reply, page);
  return reply.kind === "story" ? storyBody(reply, page) : listBody(reply, page);
}

function listBody(reply: ResultsReply | DigestReply, page: TerminalPage): string[][] {
  const by = reply.kind === "results" && reply.sharedBy ? ` @${reply.sharedBy.user}` : "";
  const head = [
    ...block(page, reply.title + by, "bold"),
    ...reply.notes.flatMap((note) => block(page, note, "dim")),
  ];
  return [head, ...reply.entries.map((entry, index) => listed(entry, index + 1, page))];
}

function listed(entry: Entry, number: number, page: TerminalPage): string[] {
  const mark = String(number).padStart(margin - 2);
  const [first = "", ...rest] = indented(page, plainMarked(entry.title), "bold");
  const passage = entry.passage ? indented(page, plainMarked(entry.passage), unstyled) : [];
  return [
    `${page.pen("cyan", mark)}${first.slice(mark.length)}`,
    ...rest,
    ...indented(page, unmarked(aboutEntry(entry, page)), "dim"),
    ...passage,
    ...(entry.url ? [`${" ".repeat(margin)}${page.pen("blue", plain(entry.url))}`] : []),
  ];
}

function storyBody({ entry, byline, paragraphs }: StoryReply, page: TerminalPage): string[][] {
  const head = [
    ...wrapped(page, plainMarked(entry.title), page.width, "bold"),
    ...block(page, [byline, aboutEntry(entry, page)].filter(Boolean).join(" · "), "dim"),
  ];
  const link = entry.url ? [page.pen("blue", plain(entry.url))] : [];
  return [head, ...paragraphs.map((paragraph) => block(page, paragraph, unstyled)), link];
}

function noticeBody({ title, lines, items }: NoticeReply, page: TerminalPage): string[][] {
  const head = title ? block(page, title, "bold") : [];
  const column = Math.min(
    Math.max(0, ...items.map(({ name }) => stringWidth(plain(name)))),
    Math.floor(page.width / 2),
  );
  const list = items.flatMap(({ name, detail, code }) =>
    item(name, detail, code ? "cyan" : "bold", column, page),
  );
  return [head, list, lines.flatMap((line) => block(page, line, unstyled))];
}

/** A name, then its detail in a column of its own, or below a name that is too long. */
function item(name: string, detail: string, style: Style, column: number, page: TerminalPage): string[] {
  const shown = plain(name);
  const gap = " ".repeat(column + 2);
  const details = wrapped(page, unmarked(detail), page.width - column - 2, unstyled);
  const padding = column - stringWidth(shown);
  if (padding < 0) return [...block(page, shown, style), ...details.map((line) => gap + line)];
  const [first = "", ...rest] = details;
  const line = `${page.pen(style, shown)}${" ".repeat(padding + 2)}${first}`;
  return [line.trimEnd(), ...rest.map((line) => gap + line)];
}

/** Source, age, section and notes, as far as they exist. */
function aboutEntry({ source, publishedAt, section, notes }: Entry, { now, reader }: TerminalPage): string {
  const age = publishedAt === undefined ? undefined : ageOf(publishedAt, now, reader);
  return [source, age, section, ...notes].filter(Boolean).join(" · ");
}

function buttons(reply: Reply, page: TerminalPage): string[] {
  const listedStories = "entries" in reply ? reply.entries.length : 0;
  const labels = laterActions(reply).map(({ label }, index) => `[${listedStories + index + 1}] ${label}`);
  return labels.flatMap((label) => block(page, label, "cyan"));
}

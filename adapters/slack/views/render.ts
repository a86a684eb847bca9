import type { KnownBlock, RichTextBlock, RichTextElement } from "@slack/types";
import { plainLines } from "../../../src/chat/ladder/plain-lines.ts";
import { actionsOf, type Entry, entriesOf, type NoticeReply, type Reply } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine, visibleText } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { escaped, split } from "../text.ts";
import { context, date, emphasised, header, headline, literal, mention, remark, richText } from "./blocks.ts";
import { buttonRow } from "./buttons.ts";
import { type BlockGroup, fits, fitting } from "./fit.ts";

/** A message as Slack takes it: `text` is what notifications and screen readers say. */
type SlackMessage = { text: string; blocks: KnownBlock[] };

/** So that several parts fit in one message. */
const maxChars = { note: 300, headline: 300, name: 150, detail: 300, piece: 1_500, fallback: 1_000 };

/** Passages become shorter before a story is left out. */
const passageChars = [600, 300, 150, 0];
const max = { remarks: 4, storyButtons: 5, buttons: 10, itemsTogether: 5 };

/**
 * A reply as Block Kit. Pure: it adds no words, escapes everything and fits all of Slack's limits at
 * once. What does not fit is left out from the end, whole stories at a time, with an ellipsis.
 */
export function render(reply: Reply): SlackMessage {
  const notes = "notes" in reply ? reply.notes.slice(0, max.remarks) : [];
  const head = [...titleParts(reply), ...notes.flatMap((note) => context(remark(note, maxChars.note)))];
  // A story's own buttons belong below its text.
  const foot = buttonRow(reply.kind === "story" ? actionsOf(reply) : reply.actions, max.buttons);
  const rest = [...head, ...foot];
  const passage = passageChars.find((length) => fits(partsOf(reply, length), rest)) ?? 0;
  return { text: fallback(reply), blocks: [...head, ...fitting(partsOf(reply, passage), rest), ...foot] };
}

/** The text of a reply alone, not escaped. */
export const textAlone = (reply: Reply): string =>
  plainLines(reply)
    .map(({ text, url }) => visibleText(url ? `${text} ${url}` : text))
    .join("\n");

/** A reply as a new message, without previews of its links. */
export const content = (reply: Reply) => ({ ...render(reply), unfurl_links: false, unfurl_media: false });

const titleOf = (reply: Reply): string => (reply.kind === "story" ? "" : (reply.title ?? ""));

function partsOf(reply: Reply, passage: number): BlockGroup[] {
  switch (reply.kind) {
    case "results":
      return reply.entries.map((entry, index) => story(entry, reply, { passage, number: `${index + 1}. ` }));
    case "digest":
      return reply.entries.map((entry) => story(entry, reply, { passage }));
    case "story":
      return [
        story({ ...reply.entry, actions: [] }, reply, { passage, byline: reply.byline }),
        // More never fits, and all of it is made anew for each length of the passages.
        ...prose(
          reply.paragraphs
            .join("\n\n")
            .slice(0, 2 * limits.message)
            .toWellFormed(),
        ),
      ];
    case "notice":
      return [...prose(reply.lines.join("\n")), ...list(reply.items)];
  }
}

/** The title; a shared story's also mentions the person who shared it, the only mention in any message. */
const titleParts = (reply: Reply): BlockGroup =>
  reply.kind === "results" && reply.sharedBy
    ? context([...remark(reply.title), ...mention(reply.sharedBy.user)])
    : header(titleOf(reply));

export function story(
  entry: Entry,
  reply: { locale: string; zone: string },
  { passage: length, number = "", byline = "" }: { passage: number; number?: string; byline?: string },
): BlockGroup {
  const passage = entry.passage && length ? emphasised(entry.passage, length) : [];
  const text = [
    ...literal(number, { bold: true }),
    ...headline(shorten(visibleLine(entry.title.text), maxChars.headline), entry.url),
    ...literal(passage.length ? "\n" : ""),
    ...passage,
  ];
  const facts = [entry.source, entry.section ?? "", byline].flatMap((text) => remark(text));
  const notes = entry.notes.slice(0, max.remarks).flatMap((text) => remark(text));
  return [
    ...context(remark(entry.heading ?? "", maxChars.note)),
    ...(text.length ? [richText(text)] : []),
    ...context([...facts, ...date(entry.publishedAt, reply), ...notes]),
    ...buttonRow(entry.actions, max.storyButtons),
  ];
}

const prose = (text: string): BlockGroup[] =>
  split(visibleText(text), maxChars.piece).map((piece) => [richText(literal(piece))]);

function list(items: NoticeReply["items"]): BlockGroup[] {
  const lines = items.map(({ name, detail, code }) => [
    ...literal(shorten(visibleLine(name), maxChars.name), code ? { code } : { bold: true }),
    ...literal(detail && ` ${shorten(visibleLine(detail), maxChars.detail)}`),
  ]);
  const shown = lines.filter((line) => line.length);
  return Array.from({ length: Math.ceil(shown.length / max.itemsTogether) }, (_, group) => [
    bullets(shown.slice(group * max.itemsTogether, (group + 1) * max.itemsTogether)),
  ]);
}

function bullets(lines: RichTextElement[][]): RichTextBlock {
  const elements = lines.map((line) => ({ type: "rich_text_section" as const, elements: line }));
  return { type: "rich_text", elements: [{ type: "rich_text_list", style: "bullet", elements }] };
}

/** For notifications and screen readers: title and headlines, or the rest of the reply. */
function fallback(reply: Reply): string {
  const words = [titleOf(reply), ...linesOf(reply)].map((line) => visibleLine(line).trim()).filter(Boolean);
  return escaped(shorten(words.join("\n"), maxChars.fallback)) || "…";
}

function linesOf(reply: Reply): string[] {
  const headlines = entriesOf(reply).map(({ title }) => title.text);
  if (reply.kind === "notice") {
    return [...reply.lines, ...reply.items.map(({ name, detail }) => `${name} ${detail}`)];
  }
  if (reply.kind === "story") return [...headlines, ...reply.paragraphs];
  return headlines.length ? headlines : reply.notes;
}

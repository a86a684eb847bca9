import type { CardBlock, KnownBlock, RichTextBlock, RichTextElement } from "@slack/types";
import { plainLines } from "../../../src/chat/ladder/plain-lines.ts";
import { hasPictures } from "../../../src/chat/pictures/story-pictures.ts";
import {
  actionsOf,
  type Entry,
  entriesOf,
  type NoticeReply,
  type Reply,
  storyButtons,
  styleOf,
} from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { spellReply } from "../../../src/chat/wording/spell-reply.ts";
import { visibleLine, visibleText } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { escaped, spelling, split, withMentions } from "../text.ts";
import { context, header, literal, mention, remark, richText, spoken } from "./blocks.ts";
import { buttonRow } from "./buttons.ts";
import { type CardChoice, wideCard } from "./cards.ts";
import { type BlockGroup, ellipsis, fittingCount } from "./fit.ts";
import { type StoryLook, storiesOf, storyHead } from "./stories.ts";

/** A message as Slack takes it: `text` is what notifications and screen readers say. */
type SlackMessage = { text: string; blocks: KnownBlock[] };

/** So that several parts fit in one message. */
const maxChars = { note: 300, name: 150, detail: 300, piece: 1_500, fallback: 1_000 };

/** Passages become shorter, and pictures are left out, before a story is. */
const passageChars = [600, 300, 150, 0];
const pictureChars = [600, 300, 150];
const max = { remarks: 4, stories: limits.actionElements, buttons: 10, itemsTogether: 5 };

/**
 * A reply as Block Kit. Pure: it adds no words, escapes everything and fits all of Slack's limits at
 * once. What does not fit is left out from the end, whole stories at a time, with an ellipsis.
 */
export function render(given: Reply & CardChoice): SlackMessage {
  const reply = spelled(given);
  const notes = "notes" in reply ? reply.notes.slice(0, max.remarks) : [];
  const { intro = "" } = styleOf(reply);
  const head = [
    ...introParts(intro),
    ...titleParts(reply),
    ...context(notes.flatMap((note) => remark(note, maxChars.note))),
  ];
  // A story's own buttons belong below its text.
  const foot = buttonRow(reply.kind === "story" ? actionsOf(reply) : reply.actions, max.buttons);
  const shared = sharedCard(reply);
  if (shared) return { text: fallback(reply), blocks: [...head, shared, ...foot] };
  const listed = reply.kind === "story" ? [] : entriesOf(reply);
  const rest = [...head, ...openers(listed, max.stories), ...foot];
  let parts: BlockGroup[] = [];
  for (const look of looksOf(reply)) {
    parts = partsOf(reply, look);
    if (fittingCount(parts, rest) === parts.length) break;
  }
  const count = Math.min(fittingCount(parts, rest), listed.length > 0 ? max.stories : parts.length);
  const stories = parts.slice(0, count).flat();
  const isCompact = styleOf(reply).length === "compact";
  const shown = [...(isCompact ? tight(stories) : stories), ...(count < parts.length ? ellipsis : [])];
  return { text: fallback(reply), blocks: [...head, ...shown, ...openers(listed, count), ...foot] };
}

/** A story that somebody shares, with its picture. */
function sharedCard(reply: Reply & CardChoice): CardBlock | undefined {
  if (reply.kind !== "results" || !reply.sharedBy || reply.withoutCards) return undefined;
  const [entry, ...others] = reply.entries;
  return entry && others.length === 0 ? wideCard(entry, reply) : undefined;
}

/** One row of buttons for the first stories of a list. */
const openers = (entries: Entry[], count: number): KnownBlock[] =>
  buttonRow(storyButtons(entries, count), limits.actionElements);

/** With its commands as the slash command takes them; its channels become mentions where text becomes blocks. */
const spelled = <Shown extends Reply>(reply: Shown): Shown => spellReply(reply, spelling);

/** The text of a reply alone, not escaped; its channels are to become mentions or names. */
export const textAlone = (reply: Reply): string =>
  plainLines(spelled(reply))
    .map(({ text, url }) => visibleText(url ? `${text} ${url}` : text))
    .join("\n");

/** A reply as a new message, without previews of its links. */
export const content = (reply: Reply) => ({ ...render(reply), unfurl_links: false, unfurl_media: false });

/**
 * How a reply may look, the best first. A digest of several stories has one picture, unless it is shown in full,
 * any other list one a story.
 */
function looksOf(reply: Reply): StoryLook[] {
  if (reply.kind === "story" || reply.kind === "notice") return [{ length: 0, pictures: "none" }];
  const { length: style } = styleOf(reply);
  const isDigest = reply.kind === "digest" && reply.entries.length > 1;
  const pictures = isDigest && style !== "full" ? "lead" : "beside";
  return [
    ...(hasPictures(reply) ? pictureChars.map((length) => ({ length, pictures, style }) as const) : []),
    ...passageChars.map((length) => ({ length, pictures: "none", style }) as const),
  ];
}

const titleOf = (reply: Reply): string => (reply.kind === "story" ? "" : (reply.title ?? ""));

function partsOf(reply: Reply, look: StoryLook): BlockGroup[] {
  switch (reply.kind) {
    case "results":
    case "digest":
      return storiesOf(reply.entries, reply, look);
    case "story":
      return [
        storyHead(reply.entry, reply, reply.byline),
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

/** The line of whoever set it up. */
const introParts = (intro: string): BlockGroup =>
  intro.trim() ? [richText(literal(visibleLine(intro)))] : [];

/** Blocks of rich text one after another as one, a line each, so that there is no gap between them. */
function tight(blocks: BlockGroup): BlockGroup {
  const whole: BlockGroup = [];
  for (const block of blocks) {
    const last = whole.at(-1);
    if (block.type !== "rich_text" || last?.type !== "rich_text") whole.push(block);
    else whole.splice(-1, 1, richText([...linesIn(last), ...literal("\n"), ...linesIn(block)]));
  }
  return whole;
}

const linesIn = ({ elements }: RichTextBlock): RichTextElement[] =>
  elements.flatMap((element) => (element.type === "rich_text_section" ? element.elements : []));

const prose = (text: string): BlockGroup[] =>
  split(visibleText(text), maxChars.piece).map((piece) => [richText(spoken(piece))]);

function list(items: NoticeReply["items"]): BlockGroup[] {
  const lines = items.map(({ name, detail, code }) => [
    ...literal(shorten(visibleLine(name), maxChars.name), code ? { code } : { bold: true }),
    ...spoken(detail && ` ${shorten(visibleLine(detail), maxChars.detail)}`),
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
  const words = [styleOf(reply).intro ?? "", titleOf(reply), ...linesOf(reply)]
    .map((line) => visibleLine(line).trim())
    .filter(Boolean);
  return withMentions(escaped(shorten(words.join("\n"), maxChars.fallback))) || "…";
}

function linesOf(reply: Reply): string[] {
  const headlines = entriesOf(reply).map(({ title }) => title.text);
  if (reply.kind === "notice") {
    return [...reply.lines, ...reply.items.map(({ name, detail }) => `${name} ${detail}`)];
  }
  if (reply.kind === "story") return [...headlines, ...reply.paragraphs];
  return headlines.length ? headlines : reply.notes;
}

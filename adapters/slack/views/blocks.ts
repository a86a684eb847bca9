import type {
  CardBlock,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  RichTextBlock,
  RichTextChannelMention,
  RichTextDate,
  RichTextElement,
  RichTextLink,
  RichTextText,
} from "@slack/types";
import type { HomeSection, Reply } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { hasChannel, partsOfText } from "../../../src/chat/wording/channel-names.ts";
import { format, hasAge } from "../../../src/locales/date-format.ts";
import type { MarkedText } from "../../../src/search/present/search-page.ts";
import { visibleLine, visibleMarked, visibleText } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { aligned, escaped, escapedWithin, isMentionable, withMentions } from "../text.ts";
import { buttonRow, buttons } from "./buttons.ts";

/** A headline over the whole message; nothing without text. A header block takes no mention. */
export function header(title: string): KnownBlock[] {
  const text = shorten(visibleLine(title), limits.header);
  if (hasChannel(text)) return [richText(spoken(text, { bold: true }))];
  return text.trim() ? [{ type: "header", text: { type: "plain_text", text, emoji: false } }] : [];
}

const mrkdwn = (text: string, max: number): MrkdwnElement => ({
  type: "mrkdwn",
  text: escapedWithin(visibleLine(text), max).trim() || "…",
  verbatim: true,
});

/** A direct message has no name to show. */
const hasName = /^[CG][A-Z0-9]+$/;

/** A subscription with its channel and at most `maxButtons` buttons. */
export function card(
  { name, detail, channel, actions }: HomeSection["items"][0],
  maxButtons: number,
): CardBlock {
  const shown = buttons(actions, maxButtons);
  const isNamed = channel && hasName.test(channel.channel);
  return {
    type: "card",
    title: mrkdwn(name, limits.cardTitle),
    ...(isNamed && { subtitle: { type: "mrkdwn", text: `<#${channel.channel}>` } }),
    body: mrkdwn(detail, limits.cardBody),
    ...(shown.length > 0 && { actions: shown }),
  };
}

/** The same as lines of text and a row of buttons. */
export function withoutCard(
  { name, detail, channel, actions }: HomeSection["items"][0],
  maxButtons: number,
): KnownBlock[] {
  const text = (words: string, max: number, style?: RichTextText["style"]) =>
    literal(shorten(visibleLine(words), max).trim(), style);
  const isNamed = channel && hasName.test(channel.channel);
  const lines: RichTextElement[] = [
    ...text(name, limits.cardTitle, { bold: true }),
    ...(isNamed ? [...literal(" "), { type: "channel" as const, channel_id: channel.channel }] : []),
    ...literal("\n"),
    ...text(detail, limits.cardBody),
  ];
  return [richText(lines), ...buttonRow(actions, maxButtons)];
}

/** A line of small print; nothing without elements. */
export const context = (elements: ContextBlock["elements"]): KnownBlock[] =>
  elements.length ? [{ type: "context", elements: elements.slice(0, limits.contextElements) }] : [];

/** A literal remark for small print; nothing without text. */
export function remark(text: string, max = 150): ContextBlock["elements"] {
  const shown = shorten(visibleLine(text), max);
  if (hasChannel(shown)) return [{ type: "mrkdwn", text: withMentions(escaped(shown)), verbatim: true }];
  return shown.trim() ? [{ type: "plain_text", text: shown, emoji: false }] : [];
}

/** Slack's date format ends with the year 9999. */
const lastSecond = 253_402_300_799;

/** A reader's language and zone, and the moment of reading, as a reply has them. */
export type DateReader = Pick<Reply, "locale" | "zone" | "now">;

/**
 * The age of something, or its date if that is more than a week ago; Slack shows it in the person's own zone.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#date-element-type
 * @param time in ms since the epoch
 * @param reader whose locale and zone are for clients that cannot show dates
 */
export function date(time: number | undefined, reader: DateReader): RichTextDate[] {
  const timestamp = Math.floor((time ?? -1) / 1_000);
  if (time === undefined || timestamp < 0 || timestamp > lastSecond) return [];
  const { now = time } = reader;
  const fallback = format(timestamp * 1_000, reader, { dateStyle: "medium", timeStyle: "short" });
  return [{ type: "date", timestamp, format: hasAge(time, now) ? "{ago}" : "{date_short}", fallback }];
}

/** A mention of somebody, for small print; nothing if the id is not one of Slack's. */
export const mention = (user: string): ContextBlock["elements"] =>
  /^[UW][A-Z0-9]+$/.test(user) ? [{ type: "mrkdwn", text: `<@${user}>`, verbatim: true }] : [];

/**
 * Rich text, in which the words of an article are always literal: none can become a mention,
 * an emphasis or a link. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export const richText = (elements: RichTextElement[]): RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

/** A piece of text; nothing if it is empty, which Slack refuses. */
export const literal = (text: string, style?: RichTextText["style"]): RichTextText[] =>
  text ? [{ type: "text", text, ...(style && { style }) }] : [];

/** The same with mentions of its channels. */
export const spoken = (
  text: string,
  style?: RichTextText["style"],
): (RichTextText | RichTextChannelMention)[] =>
  partsOfText(text).flatMap((part): (RichTextText | RichTextChannelMention)[] => {
    if (typeof part === "string") return literal(part, style);
    return isMentionable(part)
      ? [{ type: "channel", channel_id: part.channel, ...(style && { style }) }]
      : literal(part.name, style);
  });

/** A longer address is left out rather than cut. */
const maxAddressChars = 1_000;

/** Bold text, linked if the address is one for the web. */
export function headline(text: string, address = ""): (RichTextText | RichTextLink)[] {
  const { protocol = "", href: url = "" } = URL.parse(visibleText(address)) ?? {};
  const isLink = /^https?:$/.test(protocol) && url.length <= maxAddressChars && text.trim() !== "";
  const style = { bold: true };
  return isLink ? [{ type: "link", url, text, style }] : literal(text, style);
}

/** Text in at most `max` units, with the marked parts in bold. */
export function emphasised(marked: MarkedText, max: number): RichTextText[] {
  const { text: seen, marks } = visibleMarked(marked);
  const shown = shorten(seen, max);
  const pieces: RichTextText[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    const [start, end] = [aligned(shown, from), aligned(shown, to)];
    pieces.push(...literal(shown.slice(done, start)), ...literal(shown.slice(start, end), { bold: true }));
    done = end;
  }
  return [...pieces, ...literal(shown.slice(done))];
}

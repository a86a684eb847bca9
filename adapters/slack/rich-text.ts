import type { RichTextBlock, RichTextElement, RichTextLink, RichTextText } from "@slack/types";
import type { Marked } from "../../src/search/search-index.ts";
import { aligned, clean, shorten } from "./text.ts";

/**
 * Rich text, in which what articles say is always literal: no character of it can become a mention,
 * an emphasis or a link. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export const richText = (elements: RichTextElement[]): RichTextBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});

/** A stretch of text; none where there is nothing to show, for Slack refuses empty ones. */
export const literal = (text: string, style?: RichTextText["style"]): RichTextText[] =>
  text ? [{ type: "text", text, ...(style && { style }) }] : [];

/** Long addresses are left out rather than cut. */
const longestAddress = 1_000;

function webAddress(address: string | undefined): string | undefined {
  const url = URL.parse(clean(address ?? ""));
  return url && /^https?:$/.test(url.protocol) && url.href.length <= longestAddress ? url.href : undefined;
}

/** Bold text, linked where the address is one for the web. */
export function headline(text: string, address: string | undefined): (RichTextText | RichTextLink)[] {
  const url = webAddress(address);
  const style = { bold: true };
  return url && text.trim() ? [{ type: "link", url, text, style }] : literal(text, style);
}

/** Text in at most `max` units, what is marked in bold. */
export function emphasised({ text, marks }: Marked, max: number): RichTextText[] {
  const shown = shorten(clean(text), max);
  const pieces: RichTextText[] = [];
  let done = 0;
  for (const [from, to] of marks) {
    const [start, end] = [aligned(shown, from), aligned(shown, to)];
    pieces.push(...literal(shown.slice(done, start)), ...literal(shown.slice(start, end), { bold: true }));
    done = end;
  }
  return [...pieces, ...literal(shown.slice(done))];
}

import type { KnownBlock, PlainTextElement, RichTextElement, SectionBlock } from "@slack/types";
import type { Entry, ResultsReply } from "../../../../src/chat/reply.ts";
import { shorten } from "../../../../src/chat/shorten.ts";
import { visibleLine } from "../../../../src/text/visible-text.ts";
import { limits } from "../../limits.ts";
import { type DateReader, emphasised, headline, literal } from "../blocks.ts";
import { buttonRow } from "../buttons.ts";
import { asMrkdwn } from "../mrkdwn.ts";
import { thumbnail } from "../pictures.ts";
import { facts } from "../stories.ts";

/** What stands under a link. `preview` is what a canvas and the composer show of it. */
type LinkCard = { blocks: KnownBlock[]; preview: { title: PlainTextElement } };

const maxChars = { headline: 300, passage: 300 };
const maxButtons = 5;

/**
 * The story of a link as what chat.unfurl puts under it: headline, source, age, passage and buttons. Under links
 * Slack takes no rich text: github.com/slackapi/java-slack-sdk/issues/948 and 876
 */
export function linkCard(reply: ResultsReply): LinkCard {
  const [entry] = reply.entries;
  if (!entry) throw new RangeError("a link's card without a story");
  const title = shorten(visibleLine(entry.title.text).trim(), limits.header) || "…";
  return {
    blocks: [story(entry, reply), ...buttonRow(entry.actions, maxButtons)],
    preview: { title: { type: "plain_text", text: title, emoji: false } },
  };
}

function story(entry: Entry, reader: DateReader): SectionBlock {
  const picture = thumbnail(entry);
  const beside = picture && { accessory: picture };
  const lines = linesOf(entry, reader);
  const text = asMrkdwn(lines);
  if (text && text.length <= limits.textObject)
    return { type: "section", text: { type: "mrkdwn", text, verbatim: true }, expand: true, ...beside };
  // Words that would be read as markup: without bold and link, and as they are written.
  const plain = lines.map((part) => ("text" in part ? part.text : "fallback" in part ? part.fallback : ""));
  const words = shorten(plain.join(""), limits.textObject);
  return {
    type: "section",
    text: { type: "plain_text", text: words, emoji: false },
    expand: true,
    ...beside,
  };
}

/** Headline, facts and passage, a line each. */
function linesOf(entry: Entry, reader: DateReader): RichTextElement[] {
  const lines = [
    headline(shorten(visibleLine(entry.title.text), maxChars.headline), entry.url),
    facts([entry.source], entry, reader),
    entry.passage ? emphasised(entry.passage, maxChars.passage) : [],
  ];
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => [...literal(index > 0 ? "\n" : ""), ...line]);
}

import type { CardBlock, CarouselBlock } from "@slack/types";
import type { Entry } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { type DateReader, literal } from "./blocks.ts";
import { buttons } from "./buttons.ts";
import { asMrkdwn } from "./mrkdwn.ts";
import { thumbnail } from "./pictures.ts";
import { facts } from "./stories.ts";

/** A story or two with a picture are no reason for a row of cards. */
const minPictured = 2;

/**
 * Stories as cards in a row that is scrolled, each with its picture and its first button; nothing if hardly any
 * has a picture, or where a card, which reads markup, could not show a headline as it is.
 * https://docs.slack.dev/blocks.json: messages and home tabs take it, modals do not
 */
export function carouselOf(entries: Entry[], reader: DateReader): CarouselBlock[] {
  const shown = entries.slice(0, limits.carousel);
  if (shown.filter(thumbnail).length < minPictured) return [];
  const cards = shown.flatMap((entry, index) => storyCard(entry, index, reader) ?? []);
  return cards.length === shown.length ? [{ type: "carousel", elements: cards }] : [];
}

function storyCard(entry: Entry, index: number, reader: DateReader): CardBlock | undefined {
  const picture = thumbnail(entry);
  const title = asMrkdwn(literal(shorten(visibleLine(entry.title.text), limits.cardTitle)));
  const about = asMrkdwn(facts([entry.source], { ...entry, notes: [] }, reader));
  if (!title || title.length > limits.cardTitle || about === undefined) return undefined;
  const actions = buttons(entry.actions.slice(0, 1), 1, index);
  return {
    type: "card",
    ...(picture && { hero_image: picture }),
    title: { type: "mrkdwn", text: title, verbatim: true },
    ...(about &&
      about.length <= limits.cardTitle && { subtitle: { type: "mrkdwn", text: about, verbatim: true } }),
    ...(actions.length > 0 && { actions }),
  };
}

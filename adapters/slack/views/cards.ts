import type { Button, CardBlock, CarouselBlock } from "@slack/types";
import type { Entry } from "../../../src/chat/reply.ts";
import { shorten } from "../../../src/chat/shorten.ts";
import { visibleLine, visibleText } from "../../../src/text/visible-text.ts";
import { limits } from "../limits.ts";
import { type DateReader, emphasised, literal } from "./blocks.ts";
import { buttons, linkId } from "./buttons.ts";
import { asMrkdwn } from "./mrkdwn.ts";
import { largePicture, thumbnail } from "./pictures.ts";
import { facts } from "./stories.ts";

/** Set on an answer for a workspace that does not take cards yet. */
export type CardChoice = { withoutCards?: true };

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

/** So that the markup of the words that were looked for fits, too. */
const maxPassage = limits.cardBody - 20;

/**
 * One story as a card with its large picture, its buttons and one that leads to its source; undefined if it has
 * no such picture, or where a card could not show its words as they are.
 */
export function wideCard(entry: Entry, reader: DateReader): CardBlock | undefined {
  const small = storyCard(entry, 0, reader);
  const [picture] = largePicture(entry);
  const passage = entry.passage && asMrkdwn(emphasised(entry.passage, maxPassage));
  const isShown = !entry.passage || (passage !== undefined && passage.length <= limits.cardBody);
  if (!small || !picture || !isShown) return undefined;
  const actions = [...(small.actions ?? []), ...sourceButton(entry)];
  return {
    ...small,
    ...(passage && { body: { type: "mrkdwn", text: passage, verbatim: true } }),
    ...(actions.length > 0 && { actions }),
  };
}

/** A title that were a link would hardly ever fit. */
function sourceButton({ url = "", source }: Entry): Button[] {
  const { protocol, href = "" } = URL.parse(visibleText(url)) ?? {};
  const label = shorten(visibleLine(source), limits.buttonText).trim();
  if (!/^https?:$/.test(protocol ?? "") || href.length > limits.buttonUrl || !label) return [];
  return [
    { type: "button", action_id: linkId, text: { type: "plain_text", text: label, emoji: false }, url: href },
  ];
}

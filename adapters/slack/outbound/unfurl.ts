import type { webApi } from "@slack/bolt";
import { isAboutContents } from "../../../src/chat/ladder/climb.ts";
import type { RefusedPictures } from "../../../src/chat/pictures/refused-pictures.ts";
import { withoutPictures } from "../../../src/chat/pictures/story-pictures.ts";
import type { ResultsReply } from "../../../src/chat/reply.ts";
import { refusalOf, slackError } from "../errors.ts";
import { linkCard } from "../views/links/link-card.ts";
import { linkEntity } from "../views/links/link-entity.ts";

/** Addresses as they were written, each with what is shown under it. */
export type Unfurling = [url: string, reply: ResultsReply][];

/** Where cards belong: a message, or one that is still being written. */
export type UnfurlPlace =
  | { source: "composer" | "conversations_history"; unfurl_id: string }
  | { channel: string; ts: string };

/**
 * Nothing is left to show: the message was deleted or changed, or the link taken out of it.
 * https://docs.slack.dev/reference/methods/chat.unfurl#errors
 */
const gone = new Set([
  "cannot_find_message",
  "cannot_unfurl_message",
  "cannot_unfurl_url",
  "invalid_unfurl_id",
]);

/**
 * Shows cards under a message: as Work Objects where Slack takes them, else as blocks, in the end without pictures.
 * Throws what the Web API throws.
 */
export async function unfurl(
  client: webApi.WebClient,
  place: UnfurlPlace,
  cards: Unfurling,
  pictures: RefusedPictures,
): Promise<void> {
  const shown: Unfurling = cards.map(([url, reply]) => [url, pictures.without(reply)]);
  const bare: Unfurling = cards.map(([url, reply]) => [url, withoutPictures(reply)]);
  const tries = [{ ...blocksOf(shown), ...entitiesOf(shown) }, blocksOf(shown), blocksOf(bare)];
  let refusal: unknown;
  for (const content of tries) {
    try {
      await client.chat.unfurl({ ...place, ...content });
      return;
    } catch (cause) {
      if (gone.has(refusalOf(cause) ?? "")) return;
      if (!isAboutContents(slackError(cause, "show the card of a link"))) throw cause;
      refusal = cause;
    }
  }
  throw refusal;
}

const blocksOf = (cards: Unfurling) => ({
  unfurls: Object.fromEntries(cards.map(([url, reply]) => [url, linkCard(reply)])),
});

const entitiesOf = (cards: Unfurling) => ({
  metadata: { entities: cards.map(([url, reply]) => linkEntity(reply, url)) },
});

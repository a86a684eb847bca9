import type { EntityMetadata } from "@slack/types";
import type { Entry, ResultsReply, StoryReply } from "../../../../src/chat/reply.ts";
import { shorten } from "../../../../src/chat/shorten.ts";
import { visibleLine, visibleText } from "../../../../src/text/visible-text.ts";
import { buttons } from "../buttons.ts";
import { thumbnail } from "../pictures.ts";

/** So that a Work Object in Chinese too stays under the 3,400 bytes above which other apps have seen it refused. */
const maxChars = { title: 300, source: 100, passage: 300, details: 600 };
const maxButtons = 2;

/**
 * The story of a link as a Work Object, which Slack draws itself, opens beside the conversation and finds again by
 * its id. https://docs.slack.dev/messaging/work-objects-implementation
 * @param written the address as it stands in the message
 */
export function linkEntity({ entries: [entry] }: ResultsReply, written: string): EntityMetadata {
  if (!entry) throw new RangeError("a link's card without a story");
  const passage = shorten(visibleLine(entry.passage?.text ?? ""), maxChars.passage);
  return { ...entityOf(entry, passage, entry.actions), app_unfurl_url: written };
}

/** The same with the beginning of its text, for whoever opened it alone. */
export const openedEntity = ({ entry, paragraphs, actions }: StoryReply): EntityMetadata =>
  entityOf(entry, shorten(visibleText(paragraphs.join("\n\n")), maxChars.details), actions);

function entityOf(entry: Entry, description: string, actions: Entry["actions"]): EntityMetadata {
  const { id, url = "", title, source, publishedAt } = entry;
  const picture = thumbnail(entry);
  return {
    entity_type: "slack#/entities/content_item",
    external_ref: { id, type: "article" },
    url,
    entity_payload: {
      attributes: {
        title: { text: shorten(visibleLine(title.text).trim(), maxChars.title) || "…" },
        display_type: shorten(visibleLine(source).trim(), maxChars.source) || "…",
        product_name: "Newsdesk",
      },
      fields: {
        ...(description && { description: { value: description, long: true } }),
        ...(publishedAt !== undefined && { date_created: { value: Math.floor(publishedAt / 1_000) } }),
        ...(picture &&
          "image_url" in picture && {
            preview: { image_url: picture.image_url, alt_text: picture.alt_text },
          }),
      },
      actions: { primary_actions: buttonsOf(actions) },
    },
  };
}

const buttonsOf = (actions: Entry["actions"]) =>
  buttons(actions, maxButtons).map(({ action_id = "", text, value }) => ({
    action_id,
    text: text.text,
    value,
  }));

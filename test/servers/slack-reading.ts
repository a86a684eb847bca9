import type { Button, KnownBlock } from "@slack/types";
import { type OutgoingMessage, objectsIn } from "./slack-rules.ts";

/** The channels that clients show by a name. */
const channelNames: Record<string, string> = { C0GENERAL: "general" };
const channelShown = (id: string): string => `#${channelNames[id] ?? id}`;

/** mrkdwn as people see it: dates and links by their text, emphasis without its signs, entities as characters. */
const mrkdwn = (text: string): string =>
  text
    .replace(/\*([^*\n]+)\*/g, "$1")
    .replace(/<#(\w+)>/g, (_, id) => channelShown(id))
    .replace(/<[^<>|]+\|([^<>]+)>/g, "$1")
    .replace(/<([^<>]+)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** The blocks' text as people see it, without buttons, a line for each block. */
export function readable(blocks: KnownBlock[]): string {
  const textOf = (block: KnownBlock): string => {
    if (block.type === "actions") return "";
    if (block.type === "carousel") return readable(block.elements);
    const read = block.type === "card" ? { ...block, actions: [] } : block;
    const parts = [...objectsIn(read)].flatMap(({ type, text, fallback, channel_id }) => {
      if (type === "channel") return channelShown(String(channel_id));
      // Of a date, what a client shows that cannot word it itself.
      if (type === "date") return String(fallback);
      if (typeof text !== "string") return [];
      return type === "mrkdwn" ? mrkdwn(text) : text;
    });
    return parts.join(block.type === "context" ? " · " : block.type === "card" ? "\n" : "");
  };
  return blocks.map(textOf).filter(Boolean).join("\n");
}

const mentions = /<(@\w+|!(?:here|channel|everyone|subteam\^\w+))(?:\|[^<>]*)?>/g;

/**
 * Whom a message notifies. https://docs.slack.dev/messaging/formatting-message-text#advanced and
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function pingsOf({ text = "", blocks = [] }: OutgoingMessage): string[] {
  const objects = [...objectsIn(blocks)];
  const texts = objects.filter(({ type }) => type === "mrkdwn").map(({ text }) => String(text));
  const inMarkup = [text, ...texts].flatMap((part) =>
    [...part.matchAll(mentions)].map((match) => match[1] ?? ""),
  );
  const inRichText = objects.filter(({ type }) => ["user", "usergroup", "broadcast"].includes(String(type)));
  return [
    ...inMarkup,
    ...inRichText.map((object) => String(object.user_id ?? object.usergroup_id ?? object.range)),
  ];
}

export type SlackButton = { label: string; action_id: string; block_id: string; value: string };

function elementsOf(block: KnownBlock): { type: string }[] {
  if (block.type === "carousel") return block.elements.flatMap(elementsOf);
  return (block.type === "actions" ? block.elements : block.type === "card" ? block.actions : []) ?? [];
}

/** The buttons of a message; Slack gives blocks without an id one. */
export function buttonsOf(blocks: KnownBlock[]): SlackButton[] {
  return blocks.flatMap((block, index) => {
    return elementsOf(block).flatMap((element) => {
      if (element.type !== "button") return [];
      const { action_id = "", value = "", text } = element as Button;
      return { label: text.text, action_id, value, block_id: block.block_id ?? `block${index}` };
    });
  });
}

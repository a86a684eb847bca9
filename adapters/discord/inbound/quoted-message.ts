import type { Message as DiscordMessage, MessageSnapshot } from "discord.js";
import { plainText } from "./plain-text.ts";

/** Deeper than components can be nested. */
const maxDepth = 8;

/**
 * All that a message shows, also what it forwards: its text, its components, the previews of its links, its
 * poll, what describes its files.
 */
export function wordsOfMessage(message: DiscordMessage): string {
  const forwarded = [...(message.messageSnapshots?.values() ?? [])];
  return [message, ...forwarded]
    .flatMap(textsOf)
    .map((text) => plainText(text ?? ""))
    .filter(Boolean)
    .join("\n");
}

type Shown = DiscordMessage | MessageSnapshot;

/** Discord leaves parts out of what it forwards. */
const textsOf = ({
  content,
  components,
  embeds,
  poll,
  attachments,
}: Shown): (string | null | undefined)[] => [
  content,
  ...(components ?? []).flatMap((component) => textsIn(component.toJSON())),
  ...(embeds ?? []).flatMap(({ title, description, fields, url }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
    url,
  ]),
  poll?.question.text,
  ...(poll?.answers?.map(({ text }) => text) ?? []),
  ...(attachments?.map(({ title, description }) => description ?? title) ?? []),
];

/** The texts and descriptions of a component and those inside it; labels of buttons are no words of it. */
function textsIn(component: unknown, depth = 0): string[] {
  if (typeof component !== "object" || component === null || depth > maxDepth) return [];
  const {
    content,
    description,
    components,
    items,
    accessory,
    component: labelled,
  } = component as Record<string, unknown>;
  const inside = [components, items].flatMap((list) => (Array.isArray(list) ? list : []));
  return [
    ...[content, description].filter((text) => typeof text === "string"),
    ...[...inside, accessory, labelled].flatMap((one) => textsIn(one, depth + 1)),
  ];
}

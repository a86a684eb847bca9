import { z } from "zod";
import { reference, withoutReferences } from "../../../src/text/references.ts";
import { plainText } from "../text.ts";

/** A message of any app or person; its parts are of many kinds, and new ones come. */
export const quotedMessage = z.object({
  text: z.string().nullish(),
  thread_ts: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  files: z.unknown().optional(),
});

/** Deeper than any message of Slack's. */
const maxDepth = 20;
const nothingToRead = new Set(["actions", "button", "overflow", "input", "context_actions"]);
/** https://docs.slack.dev/reference/block-kit/blocks, and .../messaging/formatting-message-text#attachments */
const fields =
  `pretext title text value subtitle body description alt_text fields elements rows cards blocks message_blocks message
  accessory title_link from_url original_url`.split(/\s+/);

/** All that a message shows: its text, its blocks, the links and messages under it; else the names of its files. */
export function wordsOfMessage(message: z.infer<typeof quotedMessage>, bot: string): string {
  const shown = [plainText(message.text ?? "", bot)];
  const texts = [...textsIn(message.blocks, bot), ...textsIn(message.attachments, bot)];
  // The text of a message often repeats its blocks, and a link its address.
  for (const text of texts) if (!letters(shown.join(" ")).includes(letters(text))) shown.push(text);
  const all = shown.filter(Boolean);
  return (all.length > 0 ? all : namesOf(message.files)).join("\n");
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

function* textsIn(part: unknown, bot: string, depth = 0): Generator<string> {
  if (depth > maxDepth) return;
  if (typeof part === "string") yield plainText(part, bot);
  else if (Array.isArray(part)) for (const one of part) yield* textsIn(one, bot, depth + 1);
  else if (typeof part === "object" && part !== null) yield* textsOf(part, bot, depth);
}

function* textsOf(part: object, bot: string, depth: number): Generator<string> {
  const { type, elements, text } = part as Record<string, unknown>;
  if (nothingToRead.has(String(type))) return;
  // Nothing in a text of these types is encoded.
  if (type === "plain_text" || type === "markdown") return yield String(text ?? "");
  if (/^rich_text_(?!list$)/.test(String(type)) && Array.isArray(elements)) {
    yield withoutReferences(elements.map(spoken).join("")).trim();
    return;
  }
  for (const field of fields) yield* textsIn((part as Record<string, unknown>)[field], bot, depth + 1);
}

const richElement = z.object({ type: z.string(), text: z.string().optional(), url: z.string().optional() });

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#element-types */
function spoken(element: unknown): string {
  const { data } = richElement.safeParse(element);
  if (data?.type === "text") return data.text ?? "";
  if (data?.type === "link") return data.text ? `${data.text} ${data.url ?? ""}` : (data.url ?? "");
  return data && /^(?:user|usergroup|channel|broadcast|team)$/.test(data.type) ? reference : " ";
}

const namesOf = (files: unknown): string[] =>
  z
    .array(z.object({ title: z.string().nullish(), name: z.string().nullish() }))
    .catch([])
    .parse(files)
    .map(({ title, name }) => (title || name || "").replace(/\.\w{2,5}$/, ""));

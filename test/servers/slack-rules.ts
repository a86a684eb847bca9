import type { KnownBlock } from "@slack/types";
import { checkAgainstType } from "./schema.ts";
import { slackLimits } from "./slack-block-limits.ts";

/** A message as the app sends it to Slack. */
export type OutgoingMessage = {
  text?: string;
  blocks?: KnownBlock[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
};

const schemaFaults = checkAgainstType("@slack/types", "KnownBlock");
const metadataFaults = checkAgainstType("@slack/types", "MessageMetadata");

/** Every object in a value, itself included, outermost first. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

/** Every string in a value. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null)
    for (const part of Object.values(value)) yield* stringsIn(part);
}

const total = (value: unknown): number => [...stringsIn(value)].reduce((sum, text) => sum + text.length, 0);

export const between = (what: string, length: number, max: number, min = 1): string[] =>
  length < min || length > max ? [`${what}: ${length}, must be ${min} to ${max}`] : [];

export const lengthOf = (object: unknown, field: string): number => {
  const value = (object as Record<string, unknown> | undefined)?.[field];
  return typeof value === "string" || Array.isArray(value) ? value.length : 0;
};

const duplicates = (names: unknown[]): boolean => new Set(names).size < names.length;

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const optionFaults = ({ options }: { options?: unknown }): string[] =>
  (options as { text: unknown; value: string }[]).flatMap(({ text, value }) => [
    ...between("option text", lengthOf(text, "text"), slackLimits.optionText),
    ...between("option value", value.length, slackLimits.optionValue),
  ]);

/** Limits of one object, by its type; slack-block-limits.ts cites their sources. */
function limitFaults(object: Record<string, unknown>): string[] {
  const elements = lengthOf(object, "elements");
  switch (object.type) {
    case "header":
      return between("header text", lengthOf(object.text, "text"), slackLimits.header);
    case "plain_text":
    case "mrkdwn":
      return between("text object", lengthOf(object, "text"), slackLimits.textObject);
    case "card":
      return [
        ...between("card title", lengthOf(object.title, "text"), slackLimits.cardTitle),
        ...between("card subtitle", lengthOf(object.subtitle, "text"), slackLimits.cardTitle, 0),
        ...between("card body", lengthOf(object.body, "text"), slackLimits.cardBody, object.body ? 1 : 0),
        ...(object.actions
          ? between("card actions", lengthOf(object, "actions"), slackLimits.cardActions)
          : []),
        ...(["hero_image", "title", "actions", "body"].some((field) => object[field])
          ? []
          : ["a card with nothing on it"]),
      ];
    case "carousel":
      return between("carousel cards", elements, slackLimits.carouselCards);
    case "image":
      return [
        ...between("image_url", lengthOf(object, "image_url"), slackLimits.imageUrl),
        ...between("alt_text", lengthOf(object, "alt_text"), slackLimits.altText),
        ...publicFaults(String(object.image_url)),
      ];
    case "section":
      return object.text || object.fields ? [] : ["a section without text"];
    case "context":
      return between("context elements", elements, slackLimits.contextElements);
    case "actions":
      return between("actions elements", elements, slackLimits.actionElements);
    case "button":
      return [
        ...between("button text", lengthOf(object.text, "text"), slackLimits.buttonText),
        ...between("button value", lengthOf(object, "value"), slackLimits.buttonValue, 0),
        ...between("button url", lengthOf(object, "url"), slackLimits.buttonUrl, 0),
        ...between("action_id", lengthOf(object, "action_id"), slackLimits.actionId),
      ];
    case "rich_text":
    case "rich_text_section":
    case "rich_text_list":
      return between(`${object.type} elements`, elements, Number.POSITIVE_INFINITY);
    case "input":
      return [
        ...between("input label", lengthOf(object.label, "text"), slackLimits.inputLabel),
        ...(object.hint ? between("input hint", lengthOf(object.hint, "text"), slackLimits.inputLabel) : []),
      ];
    case "plain_text_input":
      return [
        ...between("input max_length", Number(object.max_length ?? 1), slackLimits.inputLength),
        ...between(
          "initial_value",
          lengthOf(object, "initial_value"),
          Number(object.max_length ?? slackLimits.inputLength),
          0,
        ),
        ...(object.placeholder
          ? between("placeholder", lengthOf(object.placeholder, "text"), slackLimits.placeholder)
          : []),
      ];
    case "checkboxes":
      return [
        ...between("checkboxes", lengthOf(object, "options"), slackLimits.checkboxes),
        ...optionFaults(object),
      ];
    case "static_select":
      return [
        ...between("options", lengthOf(object, "options"), slackLimits.options),
        ...optionFaults(object),
      ];
    case "text":
      return between("rich text", lengthOf(object, "text"), Number.POSITIVE_INFINITY);
    case "link":
      return /^https?:\/\/[^\s<>]+$/.test(String(object.url))
        ? []
        : [`a link to no web address: ${object.url}`];
    default:
      return [];
  }
}

/** https://docs.slack.dev/reference/block-kit/blocks/image-block: "publicly hosted"; Slack itself fetches it. */
const publicFaults = (address: string): string[] => {
  const { protocol, username, hostname = "" } = URL.parse(address) ?? {};
  const isPublic = protocol === "https:" && !username && /\.[a-z-]+\d*$/i.test(hostname);
  return isPublic ? [] : [`a picture that is not publicly hosted: ${address}`];
};

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: &, < and > only as Slack's own markup. */
const markup =
  /&(amp|lt|gt);|<(@[UW]\w+|#[CG]\w+|!(here|channel|everyone|subteam\^\w+|date\^\d+\^[^<>|]+\|[^<>|]+)|https?:\/\/[^<>|\s]+(\|[^<>|]+)?)>/g;

const markupFaults = (text: string): string[] =>
  /[&<>]/.test(text.replace(markup, ""))
    ? [`mrkdwn with broken or unescaped markup: ${JSON.stringify(text)}`]
    : [];

function mrkdwnFaults(message: OutgoingMessage): string[] {
  const texts = [...objectsIn(message.blocks)]
    .filter(({ type }) => type === "mrkdwn")
    .map(({ text }) => String(text));
  return [message.text ?? "", ...texts].flatMap(markupFaults);
}

/** https://docs.slack.dev/reference/block-kit/block-elements: an action_id is unique in its block. */
function identityFaults(blocks: KnownBlock[]): string[] {
  const blockIds = blocks.flatMap(({ block_id }) => block_id ?? []);
  const inBlocks = blocks.map((block) => [...objectsIn(block)].flatMap(({ action_id }) => action_id ?? []));
  return [
    ...(duplicates(blockIds) ? ["a block_id twice"] : []),
    ...(inBlocks.some(duplicates) ? ["an action_id twice in a block"] : []),
  ];
}

/** https://docs.slack.dev/messaging/message-metadata */
function metadataProblems({ metadata }: OutgoingMessage): string[] {
  if (!metadata) return [];
  return [
    ...metadataFaults(metadata),
    ...between("metadata", Buffer.byteLength(JSON.stringify(metadata)), slackLimits.metadataBytes),
  ];
}

/**
 * What is wrong with a message, by the official types and Slack's documented limits.
 * @returns an empty list for a message that Slack would accept
 */
export function messageFaults(message: OutgoingMessage): string[] {
  const blocks = message.blocks ?? [];
  return [
    // https://docs.slack.dev/reference/methods/chat.postMessage#errors: no_text
    ...(message.text || blocks.length ? [] : ["no_text: neither text nor blocks"]),
    // https://docs.slack.dev/reference/methods/chat.postMessage: screen readers read the text
    ...(message.text ? [] : ["no text for notifications and screen readers"]),
    ...between("text", lengthOf(message, "text"), slackLimits.text),
    ...between("blocks", blocks.length, slackLimits.messageBlocks, 0),
    // https://docs.slack.dev/blocks.json: it is for modals alone, github.com/slackapi/node-slack-sdk/pull/2567.
    ...(blocks.some(({ type }) => type === "alert") ? ["an alert in a message"] : []),
    ...mrkdwnFaults(message),
    ...metadataProblems(message),
    ...blocksFaults(blocks),
    ...surrogateFaults(message),
  ];
}

/** What is wrong with the blocks of a message or a view. */
export const blocksFaults = (blocks: KnownBlock[]): string[] => [
  ...blocks.flatMap(schemaFaults),
  ...[...objectsIn(blocks)].flatMap(limitFaults),
  ...identityFaults(blocks),
  ...between("all texts together", total(blocks), slackLimits.texts, 0),
];

export const surrogateFaults = (value: unknown): string[] =>
  [...stringsIn(value)].every((text) => text.isWellFormed()) ? [] : ["half a character: a lone surrogate"];

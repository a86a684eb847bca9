import {
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { passageIn } from "../../../src/chat/passage.ts";
import { leadOf } from "../../../src/chat/pictures/story-pictures.ts";
import type { PostLength } from "../../../src/chat/posts/post-style.ts";
import {
  type Action,
  type Entry,
  type NoticeReply,
  numberIn,
  type Reply,
  type StoryReply,
  storyButtons,
  styleOf,
} from "../../../src/chat/reply.ts";
import { spellReply } from "../../../src/chat/wording/spell-reply.ts";
import { limits } from "../limits.ts";
import { buttonId, deleteButton } from "./buttons.ts";
import { deliveryId } from "./delivery-id.ts";
import { fits, ladder, type Richness } from "./fit.ts";
import { code, inline, label, mentionedChannel, webAddress, when } from "./markdown.ts";
import { gallery, mediaOf, sourceButton } from "./pictures.ts";
import { signed } from "./signed.ts";
import { slashText } from "./slash-text.ts";

export type RenderOptions = {
  deliveryKey?: string;
  /** The person who asked for this public answer, and may delete it. */
  asker?: string;
  /** The channel that its commands run in, if it is shown in another. */
  channel?: string;
  /** Whether it is shown in a direct message. */
  isDirect?: boolean;
};

/** A message to send, and the command texts that its buttons refer to by key (see buttons.ts). */
export type Rendered = {
  components: [APIContainerComponent];
  /** The role that it mentions, or `everyone` or `here`. */
  ping?: string;
  longTexts: string[];
};

/** A reply as Components V2, within all of Discord's limits: the richest form that fits. */
export function render(given: Reply, options: RenderOptions = {}): Rendered {
  const reply = spelled(given, options);
  let rendered: Rendered | undefined;
  for (const fit of ladder) {
    rendered = build(reply, fit, options);
    if (fits(rendered.components)) break;
  }
  return rendered as Rendered;
}

/** With the slash commands of the reader's language, and its own channels as mentions. */
export const spelled = <Shown extends Reply>(reply: Shown, { isDirect }: RenderOptions = {}): Shown =>
  spellReply(reply, {
    command: (command) => slashText(command, reply.locale, isDirect),
    channel: mentionedChannel,
  });

type MakeId = (command: string) => string;
type MakeButton = (action: Action) => APIButtonComponentWithCustomId;

function build(reply: Reply, fit: Richness, { deliveryKey, asker, channel }: RenderOptions): Rendered {
  const longTexts: string[] = [];
  let position = 0;
  const idFor: MakeId = (command) => {
    const { id, longText } = buttonId(position++, command, channel);
    if (longText !== undefined) longTexts.push(longText);
    return id;
  };
  const button: MakeButton = ({ label: name, command, style }) => ({
    type: ComponentType.Button,
    label: label(name, limits.buttonLabel),
    custom_id: idFor(command),
    style: styles[style ?? "plain"],
  });
  const buttons = [
    ...reply.actions.slice(0, fit.actions).map(button),
    ...(asker === undefined ? [] : [deleteButton(asker, reply.locale)]),
  ];
  const parts = [...body(reply, fit, button), ...openers(reply, fit, button, idFor), ...rows(buttons)];
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(reply.kind === "notice" ? {} : { accent_color: accentColour }),
    ...(deliveryKey === undefined ? {} : { id: deliveryId(deliveryKey) }),
    components: parts.length > 0 ? parts : [{ type: ComponentType.TextDisplay, content: "…" }],
  };
  return { components: [container], ...pingIn(reply), longTexts };
}

/** The blue of the playground, which stands out from a light and a dark chat. */
const accentColour = 0x1a5fb4;

const styles = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const;

function body(reply: Reply, fit: Richness, button: MakeButton): APIComponentInContainer[] {
  if (reply.kind === "notice") return text(noticeLines(reply, fit));
  if (reply.kind === "story") return storyParts(reply, fit, button);
  const sharer =
    reply.kind === "results" && /^\d+$/.test(reply.sharedBy?.user ?? "") ? `<@${reply.sharedBy?.user}>` : "";
  const { intro = "", length } = styleOf(reply);
  const { ping } = pingIn(reply);
  const head = [
    [ping && mentionOf(ping), inline(intro, fit.title)].filter(Boolean).join(" "),
    sharer ? `-# ${inline(reply.title, fit.title - sharer.length)} ${sharer}` : heading(reply.title, fit),
    ...reply.notes.map((note) => (max: number) => small(note, max)),
  ];
  // A digest of several stories has one picture unless it is shown in full, and so has a post; any other list has
  // one beside each story.
  const isList = reply.kind === "digest" && reply.entries.length > 1 && length !== "full";
  const isPost = reply.kind === "digest" && reply.place?.as === "post";
  const lead = (isList || isPost) && fit.images ? leadOf(reply.entries, limits.imageUrl) : undefined;
  const list = { ...reply, length, fit: { ...fit, images: fit.images && !isList && !lead } };
  const above = signed(text(stack(head, 2 * fit.title + fit.notes, "\n")), reply, fit);
  const stories = reply.entries
    .slice(0, fit.entries)
    .flatMap((entry, index) => [
      ...(entry === lead ? gallery(entry) : []),
      ...listedParts(entry, index, list),
    ]);
  const below = length === "compact" ? tight(stories) : stories;
  // A forum shows how a post begins.
  return isPost ? [...below, ...above] : [...above, ...below];
}

/** The role that a post is to ping; whether it does is up to who posts it. */
function pingIn(reply: Reply): { ping?: string } {
  const { ping } = styleOf(reply);
  const isKnown = ping && ping !== "nobody" && /^(?:\d{1,20}|everyone|here)$/.test(ping.id);
  return isKnown ? { ping: ping.id } : {};
}

const mentionOf = (ping: string): string => (/^\d/.test(ping) ? `<@&${ping}>` : `@${ping}`);

/** A story, its text without the passage that would repeat it, and its buttons. */
function storyParts(reply: StoryReply, fit: Richness, button: MakeButton): APIComponentInContainer[] {
  const { entry, byline, paragraphs } = reply;
  const author = byline ? small(byline, fit.meta) : "";
  const body = paragraphs.map((paragraph) => (max: number) => inline(paragraph, max));
  const lines = [boldHeadline(entry, fit), about(entry, [entry.section ?? ""], reply, fit)];
  const passage = paragraphs.length > 0 ? undefined : entry.passage;
  const large = fit.images ? gallery(entry) : [];
  const beside = { ...fit, images: fit.images && large.length === 0 };
  return [
    ...large,
    ...pictured(entry, beside, [...lines, passage ? inline(passage, fit.passage) : ""]),
    ...text(stack([author, ...body], fit.body, "\n\n")),
    ...rows([...entry.actions.slice(0, limits.buttonsInRow).map(button), ...sourceButton(entry)]),
  ];
}

type ListToDraw = Pick<Reply, "now"> & { entries: Entry[]; length?: PostLength; fit: Richness };

/** A story in a list. */
function listedParts(entry: Entry, index: number, list: ListToDraw): APIComponentInContainer[] {
  const { entries, length, fit } = list;
  const passage = fit.passage ? passageIn(entries, entry, { length }) : undefined;
  const head = boldHeadline(entry, fit, numberIn(entries, entry, index));
  const facts = about(entry, [], list, fit);
  const lines = [
    entry.heading ? small(entry.heading, fit.title) : "",
    ...(length === "compact"
      ? [[head, facts.replace(/^-# /, "")].filter(Boolean).join(" · ")]
      : [head, facts]),
    passage ? inline(passage, fit.passage) : "",
  ];
  return pictured(entry, fit, lines);
}

/** Texts one after another as one, a line each, so that there is no gap between them. */
function tight(parts: APIComponentInContainer[]): APIComponentInContainer[] {
  const whole: APIComponentInContainer[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const isText = part.type === ComponentType.TextDisplay && last?.type === ComponentType.TextDisplay;
    if (isText) whole.splice(-1, 1, ...text(`${last.content}\n${part.content}`));
    else whole.push(part);
  }
  return whole;
}

/** Lines of text, with the story's picture beside them if there is room. */
function pictured(entry: Entry, fit: Richness, lines: string[]): APIComponentInContainer[] {
  const components = text(lines.filter(Boolean).join("\n"));
  const item = fit.images ? mediaOf(entry) : undefined;
  if (!item || components.length === 0) return components;
  return [{ type: ComponentType.Section, components, accessory: { type: ComponentType.Thumbnail, ...item } }];
}

function boldHeadline(entry: Entry, fit: Richness, number?: number): string {
  const title = inline(entry.title, fit.title, "__");
  const url = webAddress(entry.url, fit.url);
  const linked = title && url ? `[${title}](${url})` : title;
  const numbered = [number === undefined ? "" : `${number}\\.`, linked].filter(Boolean).join(" ");
  return numbered && `**${numbered}**`;
}

/** Source, age and remarks, in small print. */
function about(
  { source, publishedAt, notes }: Entry,
  more: string[],
  { now }: Pick<Reply, "now">,
  fit: Richness,
): string {
  const said = [source, ...more, ...notes].map((words) => inline(words, fit.meta));
  const time = publishedAt === undefined ? "" : when(publishedAt, now);
  const whole = stack([said[0] ?? "", time, ...said.slice(1)], fit.meta, " · ");
  return whole && `-# ${whole}`;
}

function noticeLines({ title, lines, items }: NoticeReply, fit: Richness): string {
  const named = items.map((item) => (max: number) => {
    const name = item.code
      ? code(item.name, max)
      : inline({ text: item.name, marks: [[0, item.name.length]] }, max);
    const detail = inline(item.detail, Math.max(0, max - name.length - 3));
    return [name, detail].filter(Boolean).join(" · ");
  });
  const said = lines.map((line) => (max: number) => inline(line, max));
  return stack([title ? heading(title, fit) : "", ...said, ...named], fit.body, "\n");
}

const heading = (title: string, fit: Richness): string => prefixed("### ", inline(title, fit.title));

const small = (words: string, max: number): string => prefixed("-# ", inline(words, max - 3));

const prefixed = (prefix: string, shown: string): string => shown && prefix + shown;

/** Texts one after another up to `max` units; one that can be cut fills the rest. */
function stack(texts: (string | ((max: number) => string))[], max: number, gap: string): string {
  let whole = "";
  for (const next of texts) {
    const left = max - whole.length - (whole ? gap.length : 0);
    const shown = typeof next === "string" ? next : left > 0 ? next(left) : "";
    if (shown.length > left) break;
    if (shown) whole += (whole ? gap : "") + shown;
  }
  return whole;
}

const text = (content: string): { type: ComponentType.TextDisplay; content: string }[] =>
  content ? [{ type: ComponentType.TextDisplay, content }] : [];

const rows = (
  buttons: (APIButtonComponentWithCustomId | APIButtonComponentWithURL)[],
): APIComponentInContainer[] =>
  Array.from({ length: Math.ceil(buttons.length / limits.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * limits.buttonsInRow, (row + 1) * limits.buttonsInRow),
  }));

/** One row of buttons that open the stories of a list; a menu of the stories if they are more than fit in it. */
function openers(reply: Reply, fit: Richness, button: MakeButton, idFor: MakeId): APIComponentInContainer[] {
  if (reply.kind === "notice" || reply.kind === "story") return [];
  const shown = Math.min(reply.entries.length, fit.entries);
  const buttons = storyButtons(reply.entries, shown);
  if (buttons.length > limits.buttonsInRow) return menu(reply.entries.slice(0, shown), idFor);
  const [only, ...others] = reply.entries;
  return rows([...buttons.map(button), ...(only && others.length === 0 ? sourceButton(only) : [])]);
}

function menu(entries: Entry[], idFor: MakeId): APIComponentInContainer[] {
  const choices = entries.flatMap((entry, index) => {
    const [first] = entry.actions;
    return first ? [{ title: `${numberIn(entries, entry, index)}. ${entry.title.text}`, ...first }] : [];
  });
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: "stories",
    placeholder: `${label(choices[0]?.label ?? "", limits.choice - 2)} …`,
    options: choices.map(({ title, command }) => ({
      label: label(title, limits.choice),
      value: idFor(command),
    })),
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}

import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Action, Entry, NoticeReply, Reply, StoryReply } from "../../../src/chat/reply.ts";
import { limits } from "../limits.ts";
import { buttonId, deleteButton } from "./buttons.ts";
import { deliveryId } from "./delivery-id.ts";
import { fits, ladder, type Richness } from "./fit.ts";
import { ago, code, inline, label, webAddress } from "./markdown.ts";

export type RenderOptions = {
  deliveryKey?: string;
  /** The person who asked for this public answer, and may delete it. */
  asker?: string;
  /** The channel that its commands run in, if it is shown in another. */
  channel?: string;
};

/** A message to send, and the command texts that its buttons refer to by key (see buttons.ts). */
export type Rendered = { components: [APIContainerComponent]; longTexts: string[] };

/** A reply as Components V2, within all of Discord's limits: the richest form that fits. */
export function render(reply: Reply, options: RenderOptions = {}): Rendered {
  let rendered: Rendered | undefined;
  for (const fit of ladder) {
    rendered = build(reply, fit, options);
    if (fits(rendered.components)) break;
  }
  return rendered as Rendered;
}

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
  const parts = [...body(reply, fit, button), ...menu(reply, fit, idFor), ...rows(buttons)];
  const container: APIContainerComponent = {
    type: ComponentType.Container,
    ...(deliveryKey === undefined ? {} : { id: deliveryId(deliveryKey) }),
    components: parts.length > 0 ? parts : [{ type: ComponentType.TextDisplay, content: "…" }],
  };
  return { components: [container], longTexts };
}

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
  const head = [
    sharer ? `-# ${inline(reply.title, fit.title - sharer.length)} ${sharer}` : heading(reply.title, fit),
    ...reply.notes.map((note) => (max: number) => small(note, max)),
  ];
  return [
    ...text(stack(head, fit.title + fit.notes, "\n")),
    ...reply.entries
      .slice(0, fit.entries)
      .flatMap((entry, index) => [
        ...(fit.rules ? [{ type: ComponentType.Separator } as const] : []),
        ...entryParts(entry, fit, button, index + 1),
      ]),
  ];
}

/** A story, its text without the passage that would repeat it, and its buttons. */
function storyParts(reply: StoryReply, fit: Richness, button: MakeButton): APIComponentInContainer[] {
  const { entry, byline, paragraphs } = reply;
  const author = byline ? small(byline, fit.meta) : "";
  const body = paragraphs.map((paragraph) => (max: number) => inline(paragraph, max));
  const passage = paragraphs.length > 0 ? undefined : entry.passage;
  return [
    ...entryParts({ ...entry, passage, actions: [] }, fit, button),
    ...text(stack([author, ...body], fit.body, "\n\n")),
    ...rows(entry.actions.slice(0, fit.buttons).map(button)),
  ];
}

/** A story in a list with its picture or its only button beside it, or its buttons below. */
function entryParts(
  entry: Entry,
  fit: Richness,
  button: MakeButton,
  number?: number,
): APIComponentInContainer[] {
  const content = text(entryText(entry, fit, number));
  const image = fit.images ? webAddress(entry.image, limits.imageUrl) : undefined;
  const buttons = entry.actions.slice(0, fit.buttons).map(button);
  const [only] = buttons;
  if (content.length && image) {
    const accessory = { type: ComponentType.Thumbnail, media: { url: image } } as const;
    return [{ type: ComponentType.Section, components: content, accessory }, ...rows(buttons)];
  }
  if (content.length && only && buttons.length === 1) {
    return [{ type: ComponentType.Section, components: content, accessory: only }];
  }
  return [...content, ...rows(buttons)];
}

function entryText(entry: Entry, fit: Richness, number: number | undefined): string {
  const title = inline(entry.title, fit.title, "__");
  const url = webAddress(entry.url, fit.url);
  const linked = title && url ? `[${title}](${url})` : title;
  const numbered = [number === undefined ? "" : `${number}\\.`, linked].filter(Boolean).join(" ");
  const said = [entry.source, entry.section ?? "", ...entry.notes].map((words) => inline(words, fit.meta));
  const time = entry.publishedAt === undefined ? "" : ago(entry.publishedAt);
  const about = stack([said[0] ?? "", time, ...said.slice(1)], fit.meta, " · ");
  const passage = entry.passage ? inline(entry.passage, fit.passage) : "";
  const over = entry.heading ? small(entry.heading, fit.title) : "";
  return [over, numbered && `**${numbered}**`, passage, about && `-# ${about}`].filter(Boolean).join("\n");
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

const rows = (buttons: APIButtonComponentWithCustomId[]): APIComponentInContainer[] =>
  Array.from({ length: Math.ceil(buttons.length / limits.buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * limits.buttonsInRow, (row + 1) * limits.buttonsInRow),
  }));

/** If there is no room for a button for each story, a menu of the stories replaces their first buttons. */
function menu(reply: Reply, fit: Richness, idFor: MakeId): APIComponentInContainer[] {
  if (fit.buttons > 0 || reply.kind === "notice" || reply.kind === "story") return [];
  const choices = reply.entries
    .slice(0, fit.entries)
    .flatMap(({ title, actions: [first] }, index) =>
      first ? [{ title: `${index + 1}. ${title.text}`, ...first }] : [],
    );
  const [one] = choices;
  if (!one) return [];
  const select: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: "stories",
    placeholder: label(one.label, limits.choice),
    options: choices.map(({ title, command }) => ({
      label: label(title, limits.choice),
      value: idFor(command),
    })),
  };
  return [{ type: ComponentType.ActionRow, components: [select] }];
}

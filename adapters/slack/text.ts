import { graphemesOf, headOf } from "../../src/chat/shorten.ts";
import { channelInText, type NamedChannel, spellChannels } from "../../src/chat/wording/channel-names.ts";
import type { Spelling } from "../../src/chat/wording/spell-reply.ts";
import { reference, withoutReferences } from "../../src/text/references.ts";

/** A place in a clean text, moved out of the middle of a surrogate pair. */
export const aligned = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;

/** Pieces of at most `max` units that make up the clean text: split at paragraphs, else between words. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    // One character of many combining marks may be longer than a piece.
    const head = headOf(rest, max) || rest.slice(0, aligned(rest, max));
    const border = head.lastIndexOf("\n\n");
    const piece = border > max / 2 ? head.slice(0, border) : head;
    pieces.push(piece.trim());
    rest = rest.slice(piece.length).trim();
  }
  return [...pieces, rest].filter(Boolean);
}

/** Text for mrkdwn in which nothing is a mention, a link or an entity. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Whether Slack can mention a channel of a text: a conversation with one person has no mention. */
export const isMentionable = ({ platform, channel }: NamedChannel): boolean =>
  platform === "slack" && /^[CG][A-Z0-9]+$/.test(channel);

/** Commands as the slash command takes them; channels that can be mentioned stay, to become mentions. */
export const spelling: Spelling = {
  command: (command) => `/news ${command}`,
  channel: (channel) => (isMentionable(channel) ? channelInText(channel, channel.name) : channel.name),
};

/** Escaped text with mentions of its channels. https://docs.slack.dev/messaging/formatting-message-text#linking-channels */
export const withMentions = (text: string): string =>
  spellChannels(text, (one) => (isMentionable(one) ? `<#${one.channel}>` : one.name));

/** Clean text escaped within `max` units, with an ellipsis if something was left out; no entity is cut. */
export function escapedWithin(text: string, max: number): string {
  if (escaped(text).length <= max) return escaped(text);
  let end = 0;
  let left = max - 1;
  for (const { index, segment } of graphemesOf(text)) {
    left -= escaped(segment).length;
    if (left < 0) break;
    end = index + segment.length;
  }
  return `${escaped(text.slice(0, end)).trimEnd()}…`;
}

/** The reverse of `escaped`. */
export const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/**
 * `<!date^1^{date}|Monday>` and `<https://a.example|label>` as people read them, with the address of a page;
 * `<@U1|ann>`, `<#C1|general>` and `<!here>` as a reference.
 */
function readable(inside: string): string {
  const bar = inside.indexOf("|");
  const [target, label] = bar < 0 ? [inside, ""] : [inside.slice(0, bar), inside.slice(bar + 1)];
  if (/^(?:[@#]|!(?!date\b))/.test(target)) return reference;
  if (!/^https?:/i.test(target)) return label || target;
  const page = target.replace(/^https?:\/\//i, "");
  if (!label || (page === label && page.includes("/"))) return target;
  return page.replace(/\/$/, "") === label ? label : `${label} ${target}`;
}

/** Slack writes an emoji by its name: `:tada:`, `:+1::skin-tone-3:`. */
const emoji = /(?<![\p{L}\p{N}:])(?::[\p{Ll}\p{Lo}\p{N}_+'-]{1,100}:)+(?![\p{L}\p{N}])/gu;

/**
 * What a person typed, decoded, without emoji and without what they say to others: people, groups and
 * channels.
 * @param bot the bot's own user id, whose mentions are left out
 */
export function plainText(text: string, bot: string): string {
  const withoutBot = text.replaceAll(/<@(\w+)(?:\|[^<>]*)?>/g, (mention, user) =>
    user === bot ? " " : mention,
  );
  const read = withoutBot.replace(/<([^<>\s][^<>]*)>/g, (_, inside: string) => readable(inside));
  return withoutReferences(unescaped(read).replace(emoji, " ")).trim();
}

/** A conversation with one person, neither left nor archived. https://docs.slack.dev/reference/objects/conversation-object */
export const isDirectMessage = (channel: string): boolean => channel.startsWith("D");

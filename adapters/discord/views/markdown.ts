import { graphemesOf, shorten } from "../../../src/chat/shorten.ts";
import type { NamedChannel } from "../../../src/chat/wording/channel-names.ts";
import { hasAge } from "../../../src/locales/date-format.ts";
import type { MarkedText } from "../../../src/search/present/search-page.ts";
import { matchesOf } from "../../../src/text/matches-of.ts";
import { visibleLine, visibleMarked } from "../../../src/text/visible-text.ts";

/**
 * What Discord would read as Markdown: emphasis, code, spoilers, quotes, mentions,
 * times, links and emoji anywhere; headings and lists at the beginning of the text.
 * https://docs.discord.com/developers/reference#message-formatting
 */
const special = /[\\*_~`|<>[\]@]|:(?=[^\s\d])|^[-+#]|(?<=^\d{1,9})[.)]/g;

/** A channel's id in a text, between two of the characters for private use; shown as a mention of it. */
const channelId = /\uE001(\d{1,20})\uE001/g;

/** A channel as `inline` shows it: one of Discord's servers as a mention, any other by its name. */
export const mentionedChannel = ({ platform, tenant, channel, name }: NamedChannel): string =>
  platform === "discord" && tenant && /^\d{1,20}$/.test(channel) ? `\uE001${channel}\uE001` : name;

function escapedAs(segment: string, index: number, escaped: Set<number>): string {
  if (segment.length === 1) return escaped.has(index) ? `\\${segment}` : segment;
  return Array.from(segment.split(""), (unit, at) => escapedAs(unit, index + at, escaped)).join("");
}

/** The smallest pieces between which a text may be cut, each escaped as a whole. */
function* atoms({ text, marks }: MarkedText): Generator<{ text: string; marked: boolean }> {
  const escaped = new Set([...matchesOf(text, special)].map(({ index }) => index));
  const channels = new Map([...matchesOf(text, channelId)].map((found) => [found.index, found]));
  let afterSpace = true;
  let done = 0;
  for (const { segment, index } of graphemesOf(text)) {
    const channel = channels.get(index);
    if (channel) {
      yield { text: `<#${channel[1]}>`, marked: false };
      done = index + channel[0].length;
    }
    if (index < done) continue;
    const space = segment === " " || /^\s+$/.test(segment);
    if (space && afterSpace) continue;
    afterSpace = space;
    const marked = marks.some(([start, end]) => start <= index && index < end);
    const shown = space ? " " : escapedAs(segment, index, escaped);
    if (shown) yield { text: shown, marked };
  }
}

/**
 * A text as one line of Discord Markdown that shows exactly what was written.
 * @param max the greatest length, in UTF-16 units; a longer text ends in "…"
 * @param emphasis put before and after the marked parts
 */
export function inline(text: MarkedText | string, max: number, emphasis = "**"): string {
  const { text: whole, marks } = visibleMarked(typeof text === "string" ? { text, marks: [] } : text);
  const lead = whole.length - whole.trimStart().length;
  const shifted = marks.map(([start, end]): [number, number] => [start - lead, end - lead]);
  let line = "";
  let open = false;
  // Twice the limit is more than is shown, and keeps a very long text cheap.
  for (const atom of atoms({ text: whole.slice(0, 2 * max).trim(), marks: shifted })) {
    // A space never opens emphasis, so that none is empty.
    const turn = atom.marked !== open && (open || atom.text !== " ") ? emphasis : "";
    const ending = emphasis.length + 1;
    if (line.length + turn.length + atom.text.length + ending > max) {
      return `${line}${open ? emphasis : ""}${max > ending ? "…" : ""}`;
    }
    line += turn + atom.text;
    if (turn) open = !open;
  }
  return `${line}${open ? emphasis : ""}`.trimEnd();
}

/** A name to type, as code if possible. */
export function code(name: string, max: number): string {
  const plain = visibleLine(name);
  const fits = plain !== "" && !plain.includes("`") && plain.length + 2 <= max;
  return fits ? `\`${plain}\`` : inline(name, max);
}

/** A label as a button shows it: no Markdown, cut at `max`, never empty. */
export const label = (text: string, max: number): string => shorten(visibleLine(text), max) || "…";

/** An http(s) address for a Markdown link; undefined if it cannot be one. */
export function webAddress(text: string | undefined, max: number): string | undefined {
  const url = text ? URL.parse(text.toWellFormed()) : null;
  // A bracket in the host (IPv6) cannot be written otherwise and would end the link.
  if (!url || !/^https?:$/.test(url.protocol) || url.host.includes("[")) return undefined;
  url.username = "";
  url.password = "";
  const percentEncoded = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  const address = url.href.replace(/[\\()<>[\]*|~`"]/g, percentEncoded);
  return address.length <= max ? address : undefined;
}

/** A time that each reader's Discord words itself: "3 hours ago", or the date if that is more than a week before `now`. */
export const when = (timeMs: number, now = timeMs): string =>
  `<t:${Math.floor(timeMs / 1_000)}:${hasAge(timeMs, now) ? "R" : "D"}>`;

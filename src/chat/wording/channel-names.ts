import { matchesOf } from "../../text/matches-of.ts";
import type { ChannelRef } from "../message.ts";

/** Around a channel in a text: characters for private use, so that no keyboard types them. */
const [start, between, end] = ["\uE001", "\uE002", "\uE003"];
const named = /\uE001([^\s\uE001]*) ([^\s\uE001]*) ([^\s\uE001\uE002]*)\uE002([^\uE001\uE003]*)\uE003/g;
/** What is left of one at the end of a text that was cut. */
const cut = /\uE001[^\uE001\uE003]*$/;

/** A channel in a text of a reply, and how it is shown where no mention can be. */
export type NamedChannel = Pick<ChannelRef, "platform" | "tenant" | "channel"> & { name: string };

/** A channel as part of a text of a reply: each platform shows it as its own mention, anything else by its name. */
export const channelInText = ({ platform, tenant, channel }: ChannelRef, name: string): string =>
  `${start}${platform} ${tenant} ${channel}${between}${name}${end}`;

/** The same if its name is known; a conversation with one person has none. */
export const channelIfNamed = (channel: ChannelRef, name: string | undefined): string | undefined =>
  name === undefined ? undefined : channelInText(channel, name);

/** The texts and the channels that a text consists of, in order. */
export function partsOfText(text: string): (string | NamedChannel)[] {
  if (!hasChannel(text)) return [text];
  const whole = text.replace(cut, "…");
  const parts: (string | NamedChannel)[] = [];
  let at = 0;
  for (const {
    0: found,
    1: platform = "",
    2: tenant = "",
    3: channel = "",
    4: name = "",
    index,
  } of matchesOf(whole, named)) {
    parts.push(whole.slice(at, index), { platform, tenant, channel, name });
    at = index + found.length;
  }
  return [...parts, whole.slice(at)].filter((part) => part !== "");
}

export const hasChannel = (text: string): boolean => text.includes(start);

/** A text with each channel as `show` writes it. */
export const spellChannels = (text: string, show: (channel: NamedChannel) => string): string =>
  partsOfText(text)
    .map((part) => (typeof part === "string" ? part : show(part)))
    .join("");

/** A text with the names of its channels. */
export const withChannelNames = (text: string): string => spellChannels(text, ({ name }) => name);

import type { Message } from "../chat/message.ts";
import { en, type Words } from "./messages/en.ts";
import { zhTw } from "./messages/zh-tw.ts";
import type { Room } from "./room.ts";

export type Locale = "en" | "zh-TW";

/** A message with what answering it needs: the reader's words and zone, the moment, who may see the answer. */
export type Asked = {
  message: Message;
  words: Words;
  locale: Locale;
  zone: string;
  now: number;
  visibility: "private" | "channel";
};

/** The language Newsdesk speaks that is nearest to a BCP 47 name: Chinese of any kind, else English. */
export const localeFor = (name: string | undefined): Locale => (/^zh\b/i.test(name ?? "") ? "zh-TW" : "en");

export const wordsFor = (locale: Locale): Words => (locale === "zh-TW" ? zhTw : en);

/** A mention is answered before everybody in its thread; all else is for the asker alone. */
export function hear(message: Message, room: Room): Asked {
  const locale = localeFor(message.locale);
  return {
    message,
    words: wordsFor(locale),
    locale,
    zone: isZone(message.zone) ? message.zone : room.zone,
    now: room.now(),
    visibility: message.kind === "mention" ? "channel" : "private",
  };
}

function isZone(name: string | undefined): name is string {
  if (!name) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

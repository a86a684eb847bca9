import type { Order } from "./order.ts";
import { endWithout, firstMatch, matchPhrase, type Phrase } from "./phrase.ts";
import type { Reading } from "./reading.ts";
import { anyWords } from "./slots.ts";
import { type SaidToken, textOf } from "./tokens.ts";

/** The orders of one language that name what they are about, as `{query}`. */
export type ObjectWords = {
  orders: Order[];
  /** Where what is named is really the digest, or nothing at all. */
  digest: Phrase[];
  pronouns: Phrase[];
  /** What may stand before the name and after it. */
  openings: Phrase[];
  ends: Phrase[];
  /** Whether no order can be about these tokens, for sentences and titles begin like orders. */
  isRefused: (tokens: SaidToken[], start: number, end: number, command: Reading["command"]) => boolean;
};

const slots = {
  query: anyWords,
  /** A name of at most three words. */
  few: (tokens: SaidToken[], at: number) => anyWords(tokens, at).slice(0, 3),
};

/** "alert me about tsmc", 取消輝達的通知; undefined if none fits. */
export function readObjectOrder(text: string, tokens: SaidToken[], said: ObjectWords): Reading | undefined {
  for (const { command, phrase } of said.orders) {
    const { captured } = matchPhrase(phrase, tokens, 0, slots) ?? {};
    const object = captured?.query ?? captured?.few;
    if (!object) continue;
    const opened = firstMatch(said.openings, tokens.slice(0, object.end), object.start, {}, false)?.end;
    const start = opened !== undefined && opened < object.end ? opened : object.start;
    const named = tokens.slice(start, object.end);
    const isStop = command === "unfollow" || command === "mute";
    if (isStop && firstMatch(said.digest, named, 0, {})) return { command: "digest-off" };
    if (firstMatch(said.pronouns, named, 0, {}))
      return isStop ? { command: "subscription-choice" } : undefined;
    if (said.isRefused(tokens, start, object.end, command)) return undefined;
    return { command, query: textOf(text, tokens, start, endWithout(said.ends, tokens, start, object.end)) };
  }
  return undefined;
}

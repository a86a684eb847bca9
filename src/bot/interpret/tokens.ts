import { fold } from "../../search/text/fold.ts";
import { matchesOf } from "../../text/matches-of.ts";
import { cantonese, spelled, wordSet } from "./spellings.ts";

/** A word, or one character of Chinese: as it is compared, and where it stands in the text. */
export type SaidToken = {
  word: string;
  start: number;
  end: number;
  isPossessive: boolean;
  isHan: boolean;
  /** Whether a space, or a comma or the like, stands before it. */
  spaceBefore: boolean;
  commaBefore: boolean;
};

const piece = new RegExp(
  String.raw`${[...cantonese.keys()].join("|")}|\p{sc=Han}|(?:\d{1,2}[:.]\d\d(?:[ap]m)?|\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?)(?!(?!\p{sc=Han})[\p{L}\p{N}])|(?!\p{sc=Han})[\p{L}\p{N}](?:(?!\p{sc=Han})[\p{L}\p{N}\p{M}'’.&+/-])*`,
  "giu",
);

const endings: Record<string, string> = { ve: "have", ll: "will", re: "are" };
const neverOwners = wordSet("what that it let here there who how where when he she");

/** The words of a text in their order, of a long text the first `most` or some more. Signs between them are left out. */
export function tokensOf(text: string, most = Number.POSITIVE_INFINITY): SaidToken[] {
  const tokens: SaidToken[] = [];
  let last = 0;
  for (const { 0: typed, index } of matchesOf(text, piece)) {
    if (tokens.length >= most) break;
    const gap = text.slice(last, index);
    const isHan = /^\p{sc=Han}/u.test(typed);
    const bare = typed.replaceAll("’", "'").replace(/(?<!['.&+/-])['.&+/-]+$/, "");
    last = index + bare.length;
    const place = { start: index, end: last, isHan, spaceBefore: gap !== "" || index === 0 };
    const comma = { commaBefore: /[,，、;；:：.。!！?？]|[-–—]{2}| [-–—] /u.test(gap) };
    for (const [order, word] of (isHan ? hanWords(bare) : wordsOf(bare)).entries()) {
      tokens.push({
        ...word,
        ...place,
        ...comma,
        ...(order > 0 && { spaceBefore: !isHan, commaBefore: false }),
      });
    }
  }
  return tokens;
}

function wordsOf(typed: string): Pick<SaidToken, "word" | "isPossessive">[] {
  const lower = typed.toLowerCase();
  const [, owner] = /^(.+)'s?$/.exec(lower) ?? [];
  if (owner && !neverOwners.has(owner)) return [{ word: fold(owner), isPossessive: true }];
  const [, verb = "", ending = ""] = /^(.+)'(ve|ll|re)$/.exec(lower) ?? [];
  if (verb) return [verb, endings[ending] ?? ""].map((word) => ({ word: fold(word), isPossessive: false }));
  const plain = fold(lower.replaceAll("'", ""));
  return spelled(lower, plain).map((word) => ({
    word,
    isPossessive: plain === "todays" || plain === "yesterdays",
  }));
}

const hanWords = (typed: string): Pick<SaidToken, "word" | "isPossessive">[] =>
  Array.from(fold(cantonese.get(typed) ?? typed), (word) => ({ word, isPossessive: false }));

/** The text from one token to before another, as typed. */
export const textOf = (text: string, tokens: SaidToken[], from: number, to: number): string =>
  from < to ? text.slice(tokens[from]?.start, tokens[to - 1]?.end) : "";

/** What was typed for some tokens, those between them left out. */
export const joined = (text: string, tokens: SaidToken[]): string =>
  tokens
    .filter(({ start }, i) => start !== tokens[i - 1]?.start)
    .map(({ start, end, spaceBefore }, i) => (i > 0 && spaceBefore ? " " : "") + text.slice(start, end))
    .join("");

import { stopWords } from "../analyze/stop-words.ts";

/** Two names of one thing, as an article introduces them: "Hu Jintao (胡錦濤)". */
export type Pair = { long: string; short: string };

/** A bracket of either width, and how much of the text before it may be the name, in characters. */
const bracket = /[(（]([^()（）\n]{2,80})[)）]/g;
const reach = 120;

const hanName = /^\p{sc=Han}[\p{sc=Han}·・‧]{1,15}$/u;
const abbreviation = /^(?=.*\p{Lu}.*\p{Lu})\p{L}[\p{L}\p{N}&.-]{1,9}$/u;

/** The pairs of names that a text introduces in brackets. */
export function minePairs(text: string): Pair[] {
  const pairs: Pair[] = [];
  for (const { 1: inside = "", index } of text.matchAll(bracket)) {
    const before = /[^()（）\n]*$/.exec(text.slice(Math.max(0, index - reach), index))?.[0] ?? "";
    const names = inside.split(/[,，、;；/]/).map((name) => name.trim());
    const shorts = names.filter((name) => abbreviation.test(name));
    const hans = names.filter((name) => hanName.test(name));
    const spelled = shorts.map((short) => spelledOut(before, short)).find((long) => long !== undefined);
    const long = spelled ?? (hans.length > 0 ? capitalisedName(before) : undefined);
    if (long) pairs.push(...[...(spelled ? shorts : []), ...hans].map((short) => ({ long, short })));
  }
  return pairs;
}

/**
 * The words before a bracket that an abbreviation stands for, by Schwartz and Hearst: from right to
 * left each of its letters is found in turn, the first one at the beginning of a word.
 */
function spelledOut(before: string, short: string): string | undefined {
  const letters = short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const words = before.trimEnd().split(/\s+/);
  const mostWords = Math.min(letters.length + 5, letters.length * 2);
  const long = words.slice(-mostWords).join(" ");
  const lower = long.toLowerCase();
  let at = lower.length;
  for (let i = letters.length - 1; i >= 0; i--) {
    do at = lower.lastIndexOf(letters[i] as string, at - 1);
    while (at > 0 && i === 0 && /[\p{L}\p{N}]/u.test(lower[at - 1] as string));
    if (at < 0 || (at === 0 && i > 0)) return undefined;
  }
  const found = long.slice(at).replace(/^[^\p{L}\p{N}]+/u, "");
  return found.length > short.length && !found.split(" ").includes(short) ? found : undefined;
}

const connectors = new Set(["of", "and", "for", "the", "de", "on", "&"]);

/** What a person is called before the name. */
const titles = new Set(
  (
    "president premier minister chairman chairwoman chairperson chair secretary director mayor general professor dr mr " +
    "ms mrs spokesman spokeswoman spokesperson commissioner legislator lawmaker representative senator governor " +
    "officer ceo founder cofounder deputy analyst economist judge justice captain colonel lieutenant magistrate " +
    "speaker ambassador councilor actor actress singer author leader executive convener"
  ).split(" "),
);

const isCapitalised = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word);

/** The capitalised words that end a text, without a title before a person or a sentence's first word. */
function capitalisedName(before: string): string | undefined {
  const words = before.trimEnd().split(/\s+/);
  let start = words.length;
  while (start > 0 && belongs(words[start - 1] as string, start === words.length)) start--;
  const name = words.slice(start);
  const title = name.findLastIndex((word, i) => titles.has(word.toLowerCase()) && i < name.length - 1);
  const bare = name.slice(title + 1);
  while (
    bare.length > 0 &&
    (!isCapitalised(bare[0] as string) || stopWords.has((bare[0] as string).toLowerCase()))
  )
    bare.shift();
  return bare.length > 0 ? bare.join(" ").replace(/^["“‘']+/, "") : undefined;
}

/** Only the last word of a name may end with a sign such as a comma: then it is no name's inside. */
const belongs = (word: string, last: boolean): boolean =>
  (last ? isCapitalised(word) : isCapitalised(word) || connectors.has(word)) &&
  !/[.,;:!?。，；：]$/.test(word.replace(/^\p{Lu}\.$/u, ""));

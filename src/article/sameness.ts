import { addressKey } from "./address.ts";
import type { Article } from "./article.ts";

/** What tells whether two versions are of one article. */
type TextVersion = Pick<Article, "title" | "summary" | "body" | "url">;

/** Enough words to compare two texts. */
const maxChars = 1_000;
/** The share of words in common from which on a headline or a text was edited, not written anew. */
const editedTitle = 0.75;
const editedText = 0.7;

/** Whether headline, address and text are all new, so that what came is another article under an old name. */
export function isAllNew(before: TextVersion, after: TextVersion): boolean {
  if (before.url && after.url && addressKey(before.url) === addressKey(after.url)) return false;
  return !isSameHeadline(before.title, after.title) && !isSameText(before, after);
}

/** Whether a headline was only edited; the next issue of a series has another number. */
const isSameHeadline = (before: string, after: string): boolean =>
  shareOfWords(before, after) >= editedTitle && numbersIn(before) === numbersIn(after);

const numbersIn = (title: string): string => (title.match(/\p{N}+/gu) ?? []).join(" ");

/** Whether the text stayed, or was only edited; without texts, whether the headline stayed. */
export function isSameText(before: TextVersion, after: TextVersion): boolean {
  // A page's text may have replaced the teaser, which stays beside it.
  const isTeaser = after.body === undefined || before.body === undefined;
  const [a, b] = [before, after].map(({ body, summary }) => (isTeaser ? summary : body) ?? "");
  return a && b ? shareOfWords(a, b) >= editedText : !a && !b && before.title === after.title;
}

/** The words that two texts have in common, among all their words: 0 to 1. */
function shareOfWords(a: string, b: string): number {
  const [ofA, ofB] = [wordsOf(a), wordsOf(b)];
  const all = ofA.union(ofB).size;
  return all === 0 ? 0 : ofA.intersection(ofB).size / all;
}

/** Words, and where a script has no spaces pairs of characters. */
function wordsOf(text: string): Set<string> {
  const runs =
    text
      .slice(0, maxChars)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(runs.flatMap((run) => (isSpaceless.test(run) ? pairsOf(run) : [run])));
}

const isSpaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

const word = /[\p{L}\p{N}]{4,}/gu;
const hanRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}/gu;
/** A teaser may be the whole article; its beginning says enough. */
const maxChars = 2_000;

/** The words of a headline and a teaser that an article has too: the longer ones; of Chinese, Japanese and Korean, pairs of characters. */
export function toldWords(told: string): Set<string> {
  const text = told.slice(0, maxChars).toLowerCase();
  const pairs = (text.match(hanRun) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return new Set([...(text.replace(hanRun, " ").match(word) ?? []), ...pairs]);
}

/** The share, 0 to 1, of such words that a text has; 0 if there are none. */
export function shareTold(words: ReadonlySet<string>, text: string): number {
  if (words.size === 0) return 0;
  const own = new Set(text.toLowerCase().replace(hanRun, " ").match(word));
  const all = text.toLowerCase();
  // A pair of characters may be anywhere.
  const has = (one: string) => (one.length === 2 ? all.includes(one) : own.has(one));
  return [...words].filter(has).length / words.size;
}

import { type Phrase, phraseEnds, phrases } from "./phrase.ts";
import type { Reading, ReadingKind } from "./reading.ts";
import { type SaidToken, textOf } from "./tokens.ts";

/**
 * An order by what is said in it, in whatever order: one of each group of words that it needs, and nothing but
 * those, `also` and the language's little words. With `maxObject` one thing is named besides, of so many tokens.
 */
export type Gist = { command: ReadingKind; needs: Phrase[][]; also: Phrase[]; maxObject?: number };

/** Reads the lists of words of an order, with a language's named sets. */
export const gistIn =
  (sets: Record<string, string>) =>
  (command: ReadingKind, needs: string[], also: string, maxObject?: number): Gist => ({
    command,
    needs: needs.map((words) => phrases(sets, words)),
    also: phrases(sets, also),
    maxObject,
  });

/** The first order whose words all are in a saying; undefined if each misses one, or anything else is said. */
export function readGist(
  text: string,
  tokens: SaidToken[],
  gists: Gist[],
  little: Phrase[],
): Reading | undefined {
  for (const gist of gists) {
    const object = cover(tokens, gist, little);
    if (!object) continue;
    const [start, end] = object;
    return { command: gist.command, ...(end > start && { query: textOf(text, tokens, start, end) }) };
  }
  return undefined;
}

/** Where the object stands (nowhere: an empty span), if the words of a gist cover all others. */
function cover(
  tokens: SaidToken[],
  { needs, also, maxObject = 0 }: Gist,
  little: Phrase[],
): [start: number, end: number] | undefined {
  const missing = new Set(needs);
  let [start, end] = [tokens.length, 0];
  for (let at = 0; at < tokens.length; ) {
    const found = longestOf([...missing, ...needs, also, little], tokens, at);
    if (found) missing.delete(found.words);
    else {
      start = Math.min(start, at);
      end = at + 1;
      if (end - start > maxObject) return undefined;
    }
    at = found?.end ?? at + 1;
  }
  const isWhole = missing.size === 0 && (maxObject === 0 || end > 0);
  return isWhole ? [Math.min(start, end), end] : undefined;
}

/** Of several lists of words the one that reaches furthest, and of those the first. */
function longestOf(lists: Phrase[][], tokens: SaidToken[], at: number) {
  let best: { words: Phrase[]; end: number } | undefined;
  for (const words of lists)
    for (const phrase of words)
      for (const end of phraseEnds(phrase, tokens, at)) if (end > (best?.end ?? at)) best = { words, end };
  return best;
}

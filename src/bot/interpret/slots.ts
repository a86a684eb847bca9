import { phraseEnds, phrases, type Slot } from "./phrase.ts";

/** A slot that reads names, each of one or more words, for values: the longest first. */
export function namedSlot<T>(named: [names: string, value: T][]): Slot<T> {
  const all = named.flatMap(([names, value]) => phrases({}, names).map((phrase) => ({ phrase, value })));
  return (tokens, at) =>
    all
      .flatMap(({ phrase, value }) => phraseEnds(phrase, tokens, at).map((end) => ({ value, end })))
      .toSorted((one, other) => other.end - one.end);
}

/** A slot that reads one word. */
export const wordSlot =
  <T>(read: (word: string) => T | undefined): Slot<T> =>
  (tokens, at) => {
    const value = read(tokens[at]?.word ?? "");
    return value === undefined ? [] : [{ value, end: at + 1 }];
  };

/** Anything, up to the end. */
export const anyWords: Slot = (tokens, at) =>
  Array.from({ length: tokens.length - at }, (_, i) => ({ value: undefined, end: at + 1 + i }));

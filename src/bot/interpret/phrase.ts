import { type SaidToken, tokensOf } from "./tokens.ts";

/** Reads something that is no fixed word, such as a number: all its possible ends, the likeliest first. */
export type Slot<T = unknown> = (tokens: SaidToken[], at: number) => { value: T; end: number }[];

/** A slot that reads each place of the same tokens once. */
export function once<T>(slot: Slot<T>): Slot<T> {
  const read = new WeakMap<SaidToken[], ReturnType<Slot<T>>[]>();
  return (tokens, at) => {
    const known = read.getOrInsertComputed(tokens, () => []);
    known[at] ??= slot(tokens, at);
    return known[at];
  };
}

type Captured = { value: unknown; start: number; end: number };
export type PhraseMatch = { end: number; captured: Record<string, Captured> };

/** The alternatives by their first word, for some have hundreds. */
type Element = {
  options: Map<string, string[][]>;
  slots: string[];
  isOptional: boolean;
  isRepeated: boolean;
};

/** A way to say something, such as `tell|let <me> know? when there_is {query}`. */
export type Phrase = Element[];

/**
 * Reads phrases: words with their alternatives (`tell|let`), several words as one (`there_is`), a slot
 * (`{query}`), a named set of words (`<me>`); `?` makes an element optional, `*` lets it repeat or be missing.
 */
export const phrases = (sets: Record<string, string>, ...texts: string[]): Phrase[] =>
  texts.map((text) =>
    text
      .replace(/<(\w+)>/g, (_, name: string) => sets[name] ?? missing(name))
      .trim()
      .split(/\s+/)
      .map(elementOf),
  );

function missing(name: string): never {
  throw new TypeError(`There is no set of words called ${name}`);
}

function elementOf(text: string): Element {
  const [, body = "", mark = ""] = /^(.+?)([?*]?)$/.exec(text) ?? [];
  const [slots, written] = [[] as string[], [] as string[]];
  for (const option of body.split("|")) {
    const slot = /^\{(\w+)\}$/.exec(option)?.[1];
    if (slot) slots.push(slot);
    else written.push(option);
  }
  const options = written
    .map((option) => tokensOf(option.replaceAll("_", " ")).map(({ word }) => word))
    // Signs are no tokens.
    .filter((words) => words.length > 0)
    .toSorted((one, other) => other.length - one.length);
  return {
    options: Map.groupBy(options, ([first = ""]) => first),
    slots,
    isOptional: mark !== "" || (options.length === 0 && slots.length === 0),
    isRepeated: mark === "*",
  };
}

/** The first way in which a phrase fits from a token on; `isWhole`: to the end. */
export function matchPhrase(
  phrase: Phrase,
  tokens: SaidToken[],
  from: number,
  slots: Record<string, Slot>,
  isWhole = true,
): PhraseMatch | undefined {
  const captured: Record<string, Captured> = {};
  // Each place is tried once for each element, so that a match takes no more than their product.
  const failed = new Set<number>();
  function walk(index: number, at: number): number | undefined {
    const element = phrase[index];
    if (!element) return !isWhole || at === tokens.length ? at : undefined;
    const state = index * (tokens.length + 1) + at;
    if (failed.has(state)) return undefined;
    for (const end of ends(element, at)) {
      const done = walk(element.isRepeated ? index : index + 1, end);
      if (done !== undefined) return done;
    }
    const skipped = element.isOptional ? walk(index + 1, at) : undefined;
    if (skipped === undefined) failed.add(state);
    return skipped;
  }
  function* ends({ options, slots: named }: Element, at: number): Generator<number> {
    for (const option of options.get(tokens[at]?.word ?? "") ?? [])
      if (option.every((word, i) => tokens[at + i]?.word === word)) yield at + option.length;
    for (const slot of named)
      for (const { value, end } of slots[slot]?.(tokens, at) ?? []) {
        captured[slot] = { value, start: at, end };
        yield end;
      }
  }
  const end = walk(0, from);
  return end === undefined ? undefined : { end, captured };
}

/** The first of some phrases that fits. */
export function firstMatch(
  all: Phrase[],
  tokens: SaidToken[],
  from: number,
  slots: Record<string, Slot>,
  isWhole = true,
): PhraseMatch | undefined {
  for (const phrase of all) {
    const match = matchPhrase(phrase, tokens, from, slots, isWhole);
    if (match) return match;
  }
  return undefined;
}

/** All ends of a phrase without slots from a token on. */
export function phraseEnds(phrase: Phrase, tokens: SaidToken[], from: number): number[] {
  let ends = new Set([from]);
  for (const { options, isOptional, isRepeated } of phrase) {
    const next = new Set(isOptional ? ends : []);
    const queue = [...ends];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const option of options.get(tokens[at]?.word ?? "") ?? []) {
        const end = at + option.length;
        if (next.has(end) || !option.every((word, i) => tokens[(at as number) + i]?.word === word)) continue;
        next.add(end);
        if (isRepeated) queue.push(end);
      }
    }
    ends = next;
  }
  return [...ends].filter((end) => end > from);
}

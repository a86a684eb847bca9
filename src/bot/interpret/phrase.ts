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

/**
 * A way to say something, such as `tell|let <me> know? when there_is {query}`. Its elements are read as they are
 * compared: of nearly all of a thousand phrases these are the first ones.
 */
export class Phrase {
  readonly #texts: string[];
  #elements: Element[] | undefined;
  #firsts: Edge | undefined;
  #lasts: Edge | undefined;

  constructor(text: string) {
    this.#texts = text.trim().split(/\s+/);
  }

  get elements(): Element[] {
    this.#elements ??= this.#texts.map(elementOf);
    return this.#elements;
  }

  /** Whether it can begin with a word. */
  canBegin(word = ""): boolean {
    this.#firsts ??= edgeOf(this.#texts, 0);
    return this.#firsts === "any" || this.#firsts.has(word);
  }

  /** Whether it can end with a word. */
  canEnd(word = ""): boolean {
    this.#lasts ??= edgeOf(this.#texts.toReversed(), -1);
    return this.#lasts === "any" || this.#lasts.has(word);
  }
}

/**
 * Reads phrases: words with their alternatives (`tell|let`), several words as one (`there_is`), a slot
 * (`{query}`), a named set of words (`<me>`); `?` makes an element optional, `*` lets it repeat or be missing.
 */
export const phrases = (sets: Record<string, string>, ...texts: string[]): Phrase[] =>
  texts.map((text) => new Phrase(withSets(text, sets)));

const withSets = (text: string, sets: Record<string, string>): string =>
  text.replace(/<(\w+)>/g, (_, name: string) => withSets(sets[name] ?? missing(name), sets));

/** The words that a phrase can have at an edge. */
type Edge = Set<string> | "any";

/** The words of all elements up to the first that cannot be missing. */
function edgeOf(texts: string[], edge: 0 | -1): Edge {
  const words = new Set<string>();
  for (const { options, slots, isOptional } of texts.values().map(elementOf)) {
    if (slots.length > 0) return "any";
    for (const option of options.values().toArray().flat()) words.add(option.at(edge) ?? "");
    if (!isOptional) return words;
  }
  return "any";
}

function missing(name: string): never {
  throw new TypeError(`There is no set of words called ${name}`);
}

/** Phrases share most of their elements, and reading one takes longer than finding it. */
const elements = new Map<string, Element>();

const elementOf = (text: string): Element => elements.getOrInsertComputed(text, readElement);

/** They share most of their words too. */
const words = new Map<string, string[]>();

const wordsOf = (text: string): string[] =>
  words.getOrInsertComputed(text, () => tokensOf(text).map(({ word }) => word));

function readElement(text: string): Element {
  const [, body = "", mark = ""] = /^(.+?)([?*]?)$/.exec(text) ?? [];
  const [slots, written] = [[] as string[], [] as string[]];
  for (const option of body.split("|")) {
    const slot = /^\{(\w+)\}$/.exec(option)?.[1];
    if (slot) slots.push(slot);
    else written.push(option);
  }
  const options = written
    .map((option) => option.split("_").flatMap(wordsOf))
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
  if (!phrase.canBegin(tokens[from]?.word)) return undefined;
  if (isWhole && !phrase.canEnd(tokens.at(-1)?.word)) return undefined;
  const { elements } = phrase;
  const attempt: MatchAttempt = { elements, tokens, slots, isWhole, captured: {}, failed: new Set() };
  const end = walk(attempt, 0, from);
  return end === undefined ? undefined : { end, captured: attempt.captured };
}

type MatchAttempt = {
  elements: Element[];
  tokens: SaidToken[];
  slots: Record<string, Slot>;
  isWhole: boolean;
  captured: Record<string, Captured>;
  /** Each place is tried once for each element, so that a match takes no more than their product. */
  failed: Set<number>;
};

/** Where the elements from one on end, if they fit from a token on. */
function walk(attempt: MatchAttempt, index: number, at: number): number | undefined {
  const { elements, tokens, isWhole, failed } = attempt;
  const element = elements[index];
  if (!element) return !isWhole || at === tokens.length ? at : undefined;
  const state = index * (tokens.length + 1) + at;
  if (failed.has(state)) return undefined;
  const next = element.isRepeated ? index : index + 1;
  const end =
    afterWords(attempt, element, next, at) ??
    afterSlot(attempt, element, next, at) ??
    (element.isOptional ? walk(attempt, index + 1, at) : undefined);
  if (end === undefined) failed.add(state);
  return end;
}

function afterWords(
  attempt: MatchAttempt,
  { options }: Element,
  next: number,
  at: number,
): number | undefined {
  const { tokens } = attempt;
  for (const option of options.get(tokens[at]?.word ?? "") ?? none) {
    if (!standsAt(tokens, at, option)) continue;
    const end = walk(attempt, next, at + option.length);
    if (end !== undefined) return end;
  }
  return undefined;
}

const none: string[][] = [];

function standsAt(tokens: SaidToken[], at: number, words: string[]): boolean {
  for (let i = words.length - 1; i >= 0; i--) if (tokens[at + i]?.word !== words[i]) return false;
  return true;
}

function afterSlot(
  attempt: MatchAttempt,
  { slots: named }: Element,
  next: number,
  at: number,
): number | undefined {
  for (const slot of named)
    for (const { value, end } of attempt.slots[slot]?.(attempt.tokens, at) ?? []) {
      attempt.captured[slot] = { value, start: at, end };
      const last = walk(attempt, next, end);
      if (last !== undefined) return last;
    }
  return undefined;
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

/** Where some tokens end without the phrases that may close them; something is always left. */
export function endWithout(closings: Phrase[], tokens: SaidToken[], start: number, end: number): number {
  for (let at = start + 1; at < end; at++)
    if (firstMatch(closings, tokens.slice(0, end), at, {})) return endWithout(closings, tokens, start, at);
  return end;
}

/** All ends of a phrase without slots from a token on. */
export function phraseEnds(phrase: Phrase, tokens: SaidToken[], from: number): number[] {
  if (!phrase.canBegin(tokens[from]?.word)) return [];
  let ends = new Set([from]);
  for (const { options, isOptional, isRepeated } of phrase.elements) {
    const next = new Set(isOptional ? ends : []);
    const queue = [...ends];
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const option of options.get(tokens[at]?.word ?? "") ?? []) {
        const end = at + option.length;
        if (next.has(end) || !standsAt(tokens, at, option)) continue;
        next.add(end);
        if (isRepeated) queue.push(end);
      }
    }
    ends = next;
  }
  return [...ends].filter((end) => end > from);
}

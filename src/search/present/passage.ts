import { type Stretch, sentencesOf, wholeCharacter } from "../text/sentences.ts";
import { termOfRead } from "../text/terms.ts";
import { WordReader } from "../text/tokenize.ts";
import type { MarkedText } from "./search-page.ts";

/**
 * The indexed forms to emphasise: which term of the query each stands for, so that names of one
 * count once, and its weight. Single characters stand for themselves in any pair.
 */
export type Highlights = ReadonlyMap<string, { term: number; weight: number }>;

/** How long a passage may be, and how much of a text is searched for it, in characters. */
const passageLength = 280;
const longestSearched = 100_000;

type HighlightSpan = { term: number; weight: number; start: number; end: number };

/** A headline with its matches. */
export function markTitle(title: string, marks: Highlights): MarkedText {
  return { text: title, marks: ranges(matchesIn(title, marks)) };
}

/**
 * The stretch of a text that begins with the sentence that has most of the query, and something
 * like the `answer` (a global pattern) where one is there; the text's beginning where none has any.
 */
export function bestPassage(text: string, marks: Highlights, answer?: RegExp): MarkedText {
  const searched = text.slice(0, longestSearched);
  const matches = matchesIn(searched, marks);
  const { start, end: anchorEnd } =
    searched.length <= passageLength ? whole : anchorOf(searched, matches, answer);
  const end = Math.max(start, passageEnd(searched, start, anchorEnd));
  const shown = searched.slice(start, end).replace(/\s/g, " ");
  const before = start > 0 ? "…" : "";
  const after = end < text.trimEnd().length && !/[.!?。！？”"]$/.test(shown) ? "…" : "";
  const inside = matches.filter((at) => at.start >= start && at.end <= end);
  const shift = before.length - start;
  return {
    text: before + shown + after,
    marks: ranges(inside).map(([from, to]) => [from + shift, to + shift]),
  };
}

/** A word begins as its term does, so that most words need no closer look. */
function matchesIn(text: string, marks: Highlights): HighlightSpan[] {
  const beginnings = new Set(Array.from(marks.keys(), (term) => term.charCodeAt(0)));
  const matches: HighlightSpan[] = [];
  const words = new WordReader(text);
  while (words.next()) {
    const match = beginnings.has(words.units[0] as number) ? matchOf(words, marks) : undefined;
    if (match) matches.push(match);
  }
  return matches;
}

function matchOf(word: WordReader, marks: Highlights): HighlightSpan | undefined {
  const { script, start, end } = word;
  const mark = marks.get(termOfRead(word));
  if (mark) return { ...mark, start, end };
  if (!script) return undefined;
  const [character = ""] = word.surface;
  const alone = marks.get(character);
  return alone && { ...alone, start, end: start + character.length };
}

/** Matches that touch or overlap become one range, as pairs of characters do. */
function ranges(matches: HighlightSpan[]): [number, number][] {
  const joined: [number, number][] = [];
  for (const { start, end } of matches) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

const whole: Stretch = { start: 0, end: 0 };

/** What the text begins with is its topic: those words say less about where in it the answer is. */
const topicShare = 0.5;

/** What comes after the sentence that a passage begins with counts less. */
const laterShare = 0.5;

/** The sentence with which the best passage begins; the first of equals. */
function anchorOf(text: string, matches: HighlightSpan[], answer: RegExp | undefined): Stretch {
  const sentences = sentencesOf(text, passageLength);
  const found = matchesBySentence(sentences, matches);
  const topic = new Set(found[0]?.map(({ term }) => term));
  const weightOf = ({ term, weight }: HighlightSpan): number => weight * (topic.has(term) ? topicShare : 1);
  const likely = answer ? matches.reduce((most, { weight }) => Math.max(most, weight), 0) / 2 : 0;
  let best = { weight: 0, at: 0 };
  for (const [at, anchor] of sentences.entries()) {
    if (!found[at]?.length && at > 0) continue;
    const seen = new Set<number>();
    let weight = newWeight(found[at] ?? [], seen, weightOf);
    if (answer && weight > 0 && hasAnswer(text, anchor, found[at] ?? [], answer)) weight += likely;
    for (let next = at + 1; (sentences[next]?.end ?? Infinity) - anchor.start <= passageLength; next++) {
      weight += laterShare * newWeight(found[next] ?? [], seen, weightOf);
    }
    if (weight > best.weight + 1e-9) best = { weight, at };
  }
  const anchor = sentences[best.at] ?? whole;
  return { start: filledBack(anchor.start, sentences, text.length), end: anchor.end };
}

/** Near the end of a text a passage begins with an earlier sentence, so that it is not short. */
function filledBack(start: number, sentences: Stretch[], end: number): number {
  const earliest = sentences.find((sentence) => end - sentence.start <= passageLength);
  return Math.min(start, earliest?.start ?? start);
}

function matchesBySentence(sentences: Stretch[], matches: HighlightSpan[]): HighlightSpan[][] {
  let next = 0;
  return sentences.map(({ end }) => {
    const from = next;
    while (next < matches.length && (matches[next] as HighlightSpan).start < end) next++;
    return matches.slice(from, next);
  });
}

/** The weight of the terms that were not seen before. */
function newWeight(
  matches: HighlightSpan[],
  seen: Set<number>,
  weightOf: (match: HighlightSpan) => number,
): number {
  const fresh = new Map<number, number>();
  for (const match of matches) {
    // One word of a name says less than its abbreviation beside it.
    if (!seen.has(match.term)) fresh.set(match.term, Math.max(fresh.get(match.term) ?? 0, weightOf(match)));
  }
  let weight = 0;
  for (const [term, most] of fresh) {
    seen.add(term);
    weight += most;
  }
  return weight;
}

/** Whether a sentence has something like the answer between the query's own words. */
function hasAnswer(text: string, { start, end }: Stretch, asked: HighlightSpan[], answer: RegExp): boolean {
  const starts = [start, ...asked.map((match) => match.end)];
  const ends = [...asked.map((match) => match.start), end];
  return starts.some((from, i) => text.slice(from, ends[i]).search(answer) >= 0);
}

/** Within the passage's length and not before `anchorEnd`: the end of a sentence, else of a word. */
function passageEnd(text: string, start: number, anchorEnd: number): number {
  const most = Math.min(text.length, start + passageLength);
  if (most === text.length) return text.trimEnd().length;
  const window = text.slice(start, most);
  const enough = Math.max(passageLength / 2, anchorEnd - start);
  const ends = [...window.matchAll(/[.!?]["”’)]?(?=\s)|[。！？]["”」』]?|(?<=\S)(?=\n)/g)];
  const sentence = ends.map((end) => end.index + end[0].length).findLast((end) => end >= enough);
  if (sentence !== undefined) return start + sentence;
  const space = window.lastIndexOf(" ");
  return space >= enough ? start + space : wholeCharacter(text, most);
}

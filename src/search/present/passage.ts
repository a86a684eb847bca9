import { atOnce, inSlices, type Steps } from "../../async/steps.ts";
import type { TimeSlice } from "../../async/yield.ts";
import { matchesOf } from "../../text/matches-of.ts";
import { type Stretch, sentencesOf, wholeCharacter } from "../text/sentences.ts";
import { termOfRead } from "../text/terms.ts";
import { eachWord, type WordReader } from "../text/tokenize.ts";
import type { MarkedText } from "./search-page.ts";

/**
 * An indexed form to highlight: the query term it stands for, so that several names of one count once, its
 * weight, and the names it is a word of, by number. Unless it also stands alone it is highlighted only beside another
 * word of one of them: Taiwan in Taiwan Semiconductor, but not in Taiwan Strait.
 */
export type Highlight = { term: number; weight: number; names?: ReadonlySet<number>; alsoAlone?: true };

/** By indexed form. Single characters stand for themselves in any pair. */
export type Highlights = ReadonlyMap<string, Highlight>;

const maxPassageChars = 280;
const maxSearchedChars = 30_000;
/** A text begins with its topic: those words say less about where in it the answer is. */
const topicShare = 0.5;
/** Of a text of very short lines, not every one can begin the passage, nor be compared with all in it. */
const maxAnchors = 1_000;
const anchorsPerStep = 100;
const sentencesPerStep = 500;
const maxSentences = 20;
/** Sentences after the first one of a passage count less. */
const laterShare = 0.5;

type HighlightSpan = Highlight & { start: number; end: number };

export const markTitle = (title: string, marks: Highlights): MarkedText => ({
  text: title,
  marks: ranges(atOnce(matchesIn(title, marks))),
});

/** The passage of a text, as follows; a long text is looked through with pauses. */
export const bestPassageAside = (
  text: string,
  marks: Highlights,
  answer: RegExp | undefined,
  slice: TimeSlice,
): Promise<MarkedText> => inSlices(passageOf(text, marks, answer), slice);

/**
 * The passage that begins with the sentence that has most of the query, preferably with a match of
 * `answer`, an expression with the flag g; the beginning of the text if no sentence has any.
 */
export const bestPassage = (text: string, marks: Highlights, answer?: RegExp): MarkedText =>
  atOnce(passageOf(text, marks, answer));

function* passageOf(text: string, marks: Highlights, answer: RegExp | undefined): Steps<MarkedText> {
  const searched = text.slice(0, maxSearchedChars);
  const matches = yield* matchesIn(searched, marks);
  const { start, end: anchorEnd } =
    searched.length <= maxPassageChars ? textStart : yield* anchorOf(searched, matches, answer);
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

const knownBeginnings = new WeakMap<Highlights, ReadonlySet<number>>();

/** The first units of the terms, found once for all texts of a page. */
const beginningsOf = (marks: Highlights): ReadonlySet<number> =>
  knownBeginnings.getOrInsertComputed(
    marks,
    () => new Set(Array.from(marks.keys(), (term) => term.charCodeAt(0))),
  );

/** A word begins with the first character of its term, so that most words can be skipped. */
function* matchesIn(text: string, marks: Highlights): Steps<HighlightSpan[]> {
  if (marks.size === 0) return [];
  const beginnings = beginningsOf(marks);
  const matches: HighlightSpan[] = [];
  yield* eachWord(text, (word) => {
    const match = beginnings.has(word.units[0] as number) ? matchOf(word, marks) : undefined;
    if (match) matches.push(match);
  });
  yield;
  return wholeNames(matches);
}

/** At most this many units stand between two words of a name. */
const maxGap = 2;

/** The matches without those that are one word of a name; the words of a name touch one another. */
function wholeNames(matches: HighlightSpan[]): HighlightSpan[] {
  const areOne = (one: HighlightSpan | undefined, next: HighlightSpan | undefined): boolean =>
    one?.names !== undefined &&
    next?.names !== undefined &&
    next.start - one.end <= maxGap &&
    !one.names.isDisjointFrom(next.names);
  return matches.flatMap((match, at) => {
    const before = matches[at - 1];
    if (areOne(before, match)) return { ...match, start: Math.min(match.start, before?.end ?? 0) };
    return match.names && !match.alsoAlone && !areOne(match, matches[at + 1]) ? [] : match;
  });
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

const textStart: Stretch = { start: 0, end: 0 };

/** The sentence with which the best passage begins; the first of equals. */
function* anchorOf(text: string, matches: HighlightSpan[], answer: RegExp | undefined): Steps<Stretch> {
  const sentences: Stretch[] = [];
  for (const sentence of sentencesOf(text, maxPassageChars))
    if (sentences.push(sentence) % sentencesPerStep === 0) yield;
  yield;
  const found = matchesBySentence(sentences, matches);
  const topic = new Set(found[0]?.map(({ term }) => term));
  const weightOf = ({ term, weight }: HighlightSpan): number => weight * (topic.has(term) ? topicShare : 1);
  const likely = answer ? matches.reduce((most, { weight }) => Math.max(most, weight), 0) / 2 : 0;
  let best = { weight: 0, at: 0 };
  let anchors = 0;
  for (const [at, anchor] of sentences.entries()) {
    if (!found[at]?.length && at > 0) continue;
    if (++anchors > maxAnchors) break;
    if (anchors % anchorsPerStep === 0) yield;
    const seen = new Set<number>();
    let weight = newWeight(found[at] ?? [], seen, weightOf);
    if (answer && weight > 0 && hasAnswer(text, anchor, found[at] ?? [], answer)) weight += likely;
    const most = at + maxSentences;
    for (let next = at + 1; next < most && isInside(sentences[next], anchor.start); next++) {
      weight += laterShare * newWeight(found[next] ?? [], seen, weightOf);
    }
    if (weight > best.weight + 1e-9) best = { weight, at };
  }
  const { start, end } = sentences[best.at] ?? textStart;
  // Near the end of a text the passage begins with an earlier sentence, so that it is not short.
  const earliest = sentences.find((sentence) => text.length - sentence.start <= maxPassageChars);
  return { start: Math.min(start, earliest?.start ?? start), end };
}

/** Whether a passage from `start` on has a sentence to its end. */
const isInside = (sentence: Stretch | undefined, start: number): boolean =>
  sentence !== undefined && sentence.end - start <= maxPassageChars;

function matchesBySentence(sentences: Stretch[], matches: HighlightSpan[]): HighlightSpan[][] {
  let next = 0;
  return sentences.map(({ end }) => {
    const from = next;
    while (next < matches.length && (matches[next] as HighlightSpan).start < end) next++;
    return matches.slice(from, next);
  });
}

/** The weight of the terms not yet seen. */
function newWeight(
  matches: HighlightSpan[],
  seen: Set<number>,
  weightOf: (match: HighlightSpan) => number,
): number {
  const fresh = new Map<number, number>();
  for (const match of matches) {
    // One word of a name says less than the abbreviation next to it.
    if (!seen.has(match.term)) fresh.set(match.term, Math.max(fresh.get(match.term) ?? 0, weightOf(match)));
  }
  let weight = 0;
  for (const [term, most] of fresh) {
    seen.add(term);
    weight += most;
  }
  return weight;
}

/** Whether a sentence has a match of `answer` between the query's own words. */
function hasAnswer(text: string, { start, end }: Stretch, asked: HighlightSpan[], answer: RegExp): boolean {
  const starts = [start, ...asked.map((match) => match.end)];
  const ends = [...asked.map((match) => match.start), end];
  return starts.some((from, i) => text.slice(from, ends[i]).search(answer) >= 0);
}

const sentenceEnd = /[.!?]["”’)]?(?=\s)|[。！？]["”」』]?|(?<=\S)(?=\n)/g;

/** Within the passage's length and not before `anchorEnd`: the end of a sentence, else of a word. */
function passageEnd(text: string, start: number, anchorEnd: number): number {
  const most = Math.min(text.length, start + maxPassageChars);
  if (most === text.length) return text.trimEnd().length;
  const window = text.slice(start, most);
  const enough = Math.max(maxPassageChars / 2, anchorEnd - start);
  const ends = [...matchesOf(window, sentenceEnd)];
  const sentence = ends.map((end) => end.index + end[0].length).findLast((end) => end >= enough);
  if (sentence !== undefined) return start + sentence;
  const space = window.lastIndexOf(" ");
  return space >= enough ? start + space : wholeCharacter(text, most);
}

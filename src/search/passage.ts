import { termOf } from "./analyze/terms.ts";
import { type Token, WordReader } from "./analyze/tokenize.ts";
import type { Marked } from "./types.ts";

/** The terms to emphasise and what each is worth; single characters stand for themselves in any pair. */
export type Marks = ReadonlyMap<string, number>;

/** How long a passage may be, and how much of a text is looked through for it, in characters. */
const passageLength = 280;
const longestSearched = 100_000;

type Match = { term: string; worth: number; start: number; end: number };

/** A headline with its matches. */
export function markTitle(title: string, marks: Marks): Marked {
  return { text: title, marks: ranges(matchesIn(title, marks)) };
}

/**
 * The stretch of a text that covers most of what was asked, its beginning where nothing was; of
 * several, one that has something like the `answer` (a global pattern) beside it.
 */
export function bestPassage(text: string, marks: Marks, answer?: RegExp): Marked {
  const searched = text.slice(0, longestSearched);
  const matches = withAnswers(matchesIn(searched, marks), searched, answer);
  const start = searched.length <= passageLength ? 0 : sentenceStart(searched, bestStart(matches), matches);
  const end = Math.max(start, passageEnd(searched, start, matches));
  const shown = searched.slice(start, end).replace(/\s/g, " ");
  const before = start > 0 ? "…" : "";
  const after = end < text.trimEnd().length && !/[.!?。！？”"]$/.test(shown) ? "…" : "";
  const inside = matches.filter(({ term, ...at }) => term !== answered && at.start >= start && at.end <= end);
  const shift = before.length - start;
  return {
    text: before + shown + after,
    marks: ranges(inside).map(([from, to]) => [from + shift, to + shift]),
  };
}

/** A word begins as its term does, so that most words need no closer look. */
function matchesIn(text: string, marks: Marks): Match[] {
  const beginnings = new Set(Array.from(marks.keys(), (term) => term.charCodeAt(0)));
  const matches: Match[] = [];
  const words = new WordReader(text);
  while (words.next()) {
    const match = beginnings.has(words.units[0] as number) ? matchOf(words, marks) : undefined;
    if (match) matches.push(match);
  }
  return matches;
}

function matchOf({ surface, script, start, end }: Token, marks: Marks): Match | undefined {
  const term = script ? surface : termOf(surface);
  const worth = marks.get(term);
  if (worth !== undefined) return { term, worth, start, end };
  const [character = ""] = surface;
  const alone = script ? marks.get(character) : undefined;
  return alone === undefined
    ? undefined
    : { term: character, worth: alone, start, end: start + character.length };
}

/** Stands for anything that may be the answer; no word is empty. */
const answered = "";

/** The matches with the places of likely answers, each worth half of the best word. */
function withAnswers(matches: Match[], text: string, answer: RegExp | undefined): Match[] {
  if (!answer || matches.length === 0) return matches;
  const worth = matches.reduce((most, match) => Math.max(most, match.worth), 0) / 2;
  const answers = [...text.matchAll(answer)].map(({ 0: found, index }) => ({
    term: answered,
    worth,
    start: index,
    end: index + found.length,
  }));
  return [...matches, ...answers].sort((a, b) => a.start - b.start);
}

/** Matches that touch or overlap become one range, as pairs of characters do. */
function ranges(matches: Match[]): [number, number][] {
  const joined: [number, number][] = [];
  for (const { start, end } of matches) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** Where the window begins whose different terms are worth most together; the first of equals. */
function bestStart(matches: Match[]): number {
  const inside = new Map<string, number>();
  let [worth, best, start, left] = [0, 0, 0, 0];
  for (const [right, match] of matches.entries()) {
    const count = inside.get(match.term) ?? 0;
    if (count === 0) worth += match.worth;
    inside.set(match.term, count + 1);
    for (; left < right && match.end - (matches[left] as Match).start > passageLength; left++) {
      const first = matches[left] as Match;
      const rest = (inside.get(first.term) as number) - 1;
      inside.set(first.term, rest);
      if (rest === 0) worth -= first.worth;
    }
    if (worth > best + 1e-9) [best, start] = [worth, (matches[left] as Match).start];
  }
  return start;
}

/** Where the last match ends that fits into a passage from `start`. */
const lastEnd = (matches: Match[], start: number): number =>
  matches.findLast((match) => match.start >= start && match.end <= start + passageLength)?.end ?? start;

/** Goes back to the beginning of the sentence, or of a word, as far as the last match stays inside. */
function sentenceStart(text: string, at: number, matches: Match[]): number {
  const earliest = Math.max(0, lastEnd(matches, at) - passageLength);
  const lead = text.slice(earliest, at);
  const sentence = [...lead.matchAll(/[.!?]["”’)]?\s+|[。！？]["”」』]?|\n\s*/g)].at(-1);
  if (sentence) return earliest + sentence.index + sentence[0].length;
  if (earliest === 0) return 0;
  const space = lead.search(/\s/);
  return space < 0 ? at : earliest + space + 1;
}

/** Within the passage's length and after its last match: the end of a sentence, else of a word. */
function passageEnd(text: string, start: number, matches: Match[]): number {
  const most = Math.min(text.length, start + passageLength);
  if (most === text.length) return text.trimEnd().length;
  const window = text.slice(start, most);
  const enough = Math.max(passageLength / 2, lastEnd(matches, start) - start);
  const ends = [...window.matchAll(/[.!?]["”’)]?(?=\s)|[。！？]["”」』]?|(?<=\S)(?=\n)/g)];
  const sentence = ends.map((end) => end.index + end[0].length).findLast((end) => end >= enough);
  if (sentence !== undefined) return start + sentence;
  const space = window.lastIndexOf(" ");
  return space >= enough ? start + space : wholeCharacter(text, most);
}

/** Never between the halves of a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;

import type { AliasGroups, FoundName } from "../aliases/alias-groups.ts";
import { type Measure, measureAt } from "../match/measures.ts";
import { stopWords } from "../text/stop-words.ts";
import { nameTerms, termOf } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import type { Alternative, Wanted } from "./query-term.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** How often the archive has words. */
type Counted = Pick<Vocabulary, "documents" | "share">;

/** A brief name that more than this share of the archive has is some other word as well. */
const mostCommonBrief = 0.05;
const briefWeight = 0.9;
const misspeltWeight = 0.9;

/** A word of a misspelt name: whatever it is, another name of the thing will do as well. */
export function orNamed(wanted: Wanted, name: FoundName | undefined, vocabulary: Counted): Wanted {
  if (!name) return wanted;
  const others = namesOf(name, vocabulary).map((one) => ({ ...one, weight: one.weight * misspeltWeight }));
  return { ...wanted, alternatives: [...wanted.alternatives, ...others], others };
}

/** The longest name or measure that stands at a place. What only sounds like a name is one where the archive does not have it as words. */
export function nameAt(
  tokens: Token[],
  terms: string[],
  at: number,
  vocabulary: Counted,
  aliases: AliasGroups,
) {
  const surfaces = tokens.map(({ surface }) => surface);
  const name = aliases.longestAt(terms, at, surfaces) ?? measureAt(terms, at);
  const own = terms.slice(at, at + (name?.length ?? 0));
  if (!name || !("bySound" in name)) return name;
  const isWords = name.bySound
    ? own.every((term) => vocabulary.documents(term) > 0)
    : standsAlone(own, name.names, vocabulary);
  return isWords ? undefined : name;
}

/** Whether articles have the end of a Chinese name (高鐵 of 台灣高鐵) also without what comes before it: then it is a word (人權). */
function standsAlone(own: string[], names: string[], vocabulary: Counted): boolean {
  const before = names.flatMap((name) => {
    const terms = nameTerms(name);
    return endsWith(terms, own) ? (terms.at(-own.length - 1) as string) : [];
  });
  if (before.length === 0) return false;
  const within = before.reduce((sum, pair) => sum + vocabulary.documents(pair), 0);
  return vocabulary.documents(own[0] as string) > within;
}

/** Of pairs of characters, whether a name is longer than some terms and ends with them. */
const endsWith = (name: string[], end: string[]): boolean =>
  name.length > end.length &&
  isHan.test(end[0] as string) &&
  end.every((term, i) => name[name.length - end.length + i] === term);

const isHan = /^\p{sc=Han}{2}$/u;

/**
 * One thing, or, for a name spelt in several words, each of them, so that a story with some is still
 * found. Any other name stands for all of them.
 */
export function wantedName(tokens: Token[], name: FoundName | Measure, vocabulary: Counted): Wanted[] {
  const { typed, names } = name;
  const others = namesOf(name, vocabulary);
  const terms = tokens.map(({ surface }) => termOf(surface));
  const inWords = "bySound" in name && !name.bySound && tokens.every(({ script }) => !script);
  const things = inWords ? terms.map((term) => [term]) : [terms];
  return things.map((own, i) => ({
    typed: i === 0 ? typed : (own[0] as string),
    alternatives: [{ terms: own, weight: 1 }, ...others],
    ...(i === 0 && { names }),
    count: 1,
    required: false,
    weak: things.length > 1 && stopWords.has((tokens[i] as Token).surface),
  }));
}

/** All names, and what the thing goes by in short, if that is no word: not the mere end of a name, nor what many articles have. */
export function namesOf(name: FoundName | Measure, vocabulary: Counted): Alternative[] {
  const briefs = "briefs" in name ? name.briefs.map(nameTerms) : [];
  const names = name.names.map(nameTerms);
  const whole = [nameTerms(name.typed), ...names];
  const telling = briefs.filter(
    (brief) =>
      brief.some((term) => vocabulary.share(term) <= mostCommonBrief) &&
      !whole.some((terms) => endsWith(terms, brief)),
  );
  return [
    ...names.map((terms) => ({ terms, weight: 1 })),
    ...telling.map((terms) => ({ terms, weight: briefWeight })),
  ];
}

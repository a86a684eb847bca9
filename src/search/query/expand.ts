import type { TimeSlice } from "../../async/yield.ts";
import { isRight } from "../dictionary/right-words.ts";
import { editsAllowed } from "../text/edit-distance.ts";
import { stopWords } from "../text/stop-words.ts";
import { termOf } from "../text/terms.ts";
import { variantsOfName } from "./name-terms.ts";
import type { QueryTerm, TermVariant } from "./query-term.ts";
import type { QueryContext, TermCounts, Vocabulary } from "./vocabulary.ts";

const maxReadings = 8;
/** Of readings of a word that articles have: it was hardly meant as another. */
const weightIfKnown = 0.5;
/** A word in more articles, and in more than this share of them, is right; so is a rarer one unless a reading is so many times as frequent. */
const maxDocumentsOfTypo = 8;
const maxShareOfTypo = 2e-4;
const moreFrequent = 4;

type Correction = TermVariant & { words: string[]; documents: number };

/** A query term with its possible corrections, the likeliest first. */
export type ExpandedTerm = QueryTerm & { readings?: Correction[] };

/** Words that are tried as misspellings: those that no article has, less the right ones; the known ones too; or all. */
export type Suspects = "wrong words" | "known words" | "every word";

/** `before` are the same terms, expanded with fewer suspects: those to which nothing is added are taken from there. */
type Expansion = { suspects: Suspects; before: ExpandedTerm[] | undefined };

/**
 * Adds corrections to each word that hardly occurs: a word misspelt, split, joined with the next, or,
 * for the last one, unfinished. A right word that no article has is meant as it is, hello is not hell, unless
 * every word is suspected; but terror may be meant as terrorism.
 */
export async function expand(
  terms: QueryTerm[],
  context: QueryContext,
  { suspects, before = terms }: Expansion,
  slice: TimeSlice,
): Promise<ExpandedTerm[]> {
  const { vocabulary } = context;
  const expanded: ExpandedTerm[] = [];
  for (const [at, one] of terms.entries()) {
    const known = before[at] as ExpandedTerm;
    const isNewlySuspect = suspects === "every word" && isRightButUnknown(one, vocabulary);
    const isRead = known !== one && !isNewlySuspect;
    const documents = vocabulary.documents(termOf(one.word ?? ""));
    const stays =
      one.word === undefined ||
      one.count > 1 ||
      (documents > 1 && suspects === "wrong words") ||
      (documents > maxDocumentsOfTypo && vocabulary.share(termOf(one.word)) > maxShareOfTypo);
    const readings = isRead || stays ? [] : readingsOf(terms, at, documents, suspects, context);
    if (readings.length > 0) expanded.push(withReadings(one, documents, readings, context));
    else expanded.push(isRead ? known : one);
    // Each looks through all words of the index.
    if (slice.due) await slice.yieldIfDue();
  }
  return expanded;
}

/** Whether a term is a right word that no article has. */
export const isRightButUnknown = ({ word }: QueryTerm, vocabulary: Vocabulary): boolean =>
  word !== undefined && vocabulary.documents(termOf(word)) === 0 && isRight(word);

/** The readings of a term that occurs in so many documents. */
function readingsOf(
  terms: QueryTerm[],
  at: number,
  documents: number,
  suspects: Suspects,
  { vocabulary }: QueryContext,
): Correction[] {
  const one = terms[at] as QueryTerm;
  if (suspects !== "every word" && isRightButUnknown(one, vocabulary))
    return derived(one.word as string, vocabulary);
  const least = documents > 1 ? moreFrequent * documents : 0;
  return readingsAt(terms, at, vocabulary).filter((reading) => reading.documents >= least);
}

function readingsAt(terms: QueryTerm[], at: number, vocabulary: Vocabulary): Correction[] {
  const [word = "", next] = [terms[at]?.word, terms[at + 1]?.word];
  const isLast = at === terms.length - 1;
  return [
    ...misspelt(word, vocabulary),
    ...split(word, vocabulary),
    ...(next ? joined(word + next, vocabulary) : []),
    ...(isLast && vocabulary.documents(termOf(word)) === 0 ? completed(word, vocabulary) : []),
  ];
}

function withReadings(
  one: QueryTerm,
  documents: number,
  found: Correction[],
  context: QueryContext,
): ExpandedTerm {
  const isMeant = documents > 0 || isRightButUnknown(one, context.vocabulary);
  const trust = isMeant ? weightIfKnown : 1;
  const likeliest = namesFirst(found, context).toSorted(
    (a, b) => b.weight - a.weight || b.documents - a.documents,
  );
  const byTerms = Map.groupBy(likeliest, ({ terms }) => terms.join(" "));
  const readings = [...byTerms.values()].map(([reading]) => reading as Correction).slice(0, maxReadings);
  const typed = documents > 0 ? one.alternatives : (one.others ?? []);
  const guesses = readings.flatMap((reading) => variantsOfReading(reading, trust, context));
  return { ...one, readings, alternatives: [...typed, ...guesses] };
}

/** Of a word, if what was typed may as well be a name. */
const weightBesideName = 0.7;

function namesFirst(found: Correction[], { aliases }: QueryContext): Correction[] {
  const names = new Set(found.filter(({ terms }) => aliases.longestAt(terms, 0)?.length === terms.length));
  if (names.size === 0) return found;
  return found.map((one) => (names.has(one) ? one : { ...one, weight: one.weight * weightBesideName }));
}

/** A reading, and its other names if it is a name. */
function variantsOfReading(
  { terms, weight }: Correction,
  trust: number,
  { aliases, vocabulary }: QueryContext,
): TermVariant[] {
  const name = aliases.longestAt(terms, 0);
  const others = name?.length === terms.length ? variantsOfName(name, vocabulary) : [];
  return [{ terms, weight: 1 }, ...others].map((one) => ({
    terms: one.terms,
    weight: trust * weight * one.weight,
    guessed: true,
  }));
}

const readAs = ({ word, term, documents }: TermCounts, weight: number): Correction => ({
  terms: [term],
  words: [word],
  weight,
  documents,
});

/** Words within a typo of a word; if there are none and no article has it, words that sound like it. */
function misspelt(word: string, vocabulary: Vocabulary): Correction[] {
  if (!/\p{L}{3}/u.test(word)) return [];
  const near = vocabulary.near(word, editsAllowed(word.length)).filter((known) => mayBe(word, known));
  const known = vocabulary.documents(termOf(word)) > 0;
  const meant = near.length > 0 || known ? near : byEar(word, vocabulary);
  return meant.map((one) => readAs(one, 1 - one.edits / word.length));
}

/** Figures are not misspelt (2003 is not 2004), and function words are not meant (musk is not must). */
const mayBe = (word: string, known: TermCounts): boolean =>
  known.term !== termOf(word) && !stopWords.has(known.word) && figuresOf(known.word) === figuresOf(word);

/** Vowels and doubled letters go wrong, and both in one word: tarrifs, scandle. */
const maxEditsByEar = 2;

function byEar(word: string, vocabulary: Vocabulary): (TermCounts & { edits: number })[] {
  const sound = consonantsOf(word);
  if (word.length < 4 || sound.length < 2 || (sound.length < 3 && word.length < 5)) return [];
  const near = vocabulary.near(word, maxEditsByEar);
  return near.filter(
    (known) => mayBe(word, known) && known.word[0] === word[0] && consonantsOf(known.word) === sound,
  );
}

const consonantsOf = (word: string): string => word.replace(/[aeiouyhw]/g, "").replace(/(.)\1+/g, "$1");

const figuresOf = (word: string): string => word.replace(/\P{N}/gu, "");

function split(word: string, vocabulary: Vocabulary): Correction[] {
  const readings: Correction[] = [];
  if (/^\p{N}+$/u.test(word)) return readings;
  for (let at = 2; at <= word.length - 2; at++) {
    const [first, second] = [word.slice(0, at), word.slice(at)] as const;
    if (stopWords.has(first) || stopWords.has(second)) continue;
    // Most beginnings are not words, and then the rest need not be stemmed.
    const withFirst = vocabulary.documents(termOf(first));
    const documents = withFirst > 0 ? Math.min(withFirst, vocabulary.documents(termOf(second))) : 0;
    if (documents === 0) continue;
    const words = [first, second];
    readings.push({ terms: words.map(termOf), words, weight: 1 - 1 / word.length, documents });
  }
  return readings;
}

function joined(word: string, vocabulary: Vocabulary): Correction[] {
  const documents = vocabulary.documents(termOf(word));
  return documents > 0 ? [readAs({ word, term: termOf(word), documents }, 1 - 1 / word.length)] : [];
}

/** Endings by which words of one family differ. */
const endings =
  /^(?:|e|d|r|s|ed|er|es|or|al|ic|ly|y|rs|ers|ors|ing|ings|ism|ist|ists|ian|ians|ial|ical|ity|ive|ous|ful|less|able|ness|ship|ships|hood|ation|ization)$/;
const shortestRoot = 4;

/** Of a word, letters at its end that may be another ending. */
const longestEnding = 4;

/** Words of the family of a right one: terrorism of terror, merged of merger, but not card of car. */
function derived(word: string, vocabulary: Vocabulary): Correction[] {
  if (word.length < shortestRoot) return [];
  const root = word.slice(0, Math.max(shortestRoot, word.length - longestEnding));
  const family = vocabulary.completions(root).filter((known) => isOfFamily(word, known.word));
  return family.map((known) => {
    const [shorter, longer] = [word.length, known.word.length].sort((a, b) => a - b) as [number, number];
    return readAs(known, shorter / (longer + 1));
  });
}

/** Whether two words are a root with an ending each. */
function isOfFamily(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  for (let root = shortestRoot; root <= shorter && one.startsWith(other.slice(0, root)); root++)
    if (endings.test(one.slice(root)) && endings.test(other.slice(root))) return true;
  return false;
}

function completed(prefix: string, vocabulary: Vocabulary): Correction[] {
  const completions = prefix.length < 3 ? [] : vocabulary.shortestCompletions(prefix, maxReadings);
  return completions.map((known) => readAs(known, prefix.length / known.word.length));
}

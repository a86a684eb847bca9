import type { AliasGroups } from "../alias/groups.ts";
import { nameTerms, termOf } from "../analyze/terms.ts";
import { editsAllowed } from "../segment/typos.ts";
import type { Alternative, Wanted } from "./plan.ts";
import type { Known, Vocabulary } from "./vocabulary.ts";

/** So many other readings of one word, the likeliest. */
const mostReadings = 8;

type Reading = Alternative & { words: string[]; documents: number };

/** A wanted word with what it may have been meant to be, the likeliest first. */
export type Expanded = Wanted & { readings?: Reading[] };

/**
 * Adds to each word that hardly occurs the words it may stand for: misspelt, split, joined with
 * the next, and, for the last one, unfinished. A known word may be a misspelling of another, so that `every word` can be asked for.
 */
export function expand(
  wanted: Wanted[],
  vocabulary: Vocabulary,
  aliases: AliasGroups,
  which: "unknown words" | "every word",
): Expanded[] {
  return wanted.map((one, at) => {
    const { word } = one;
    if (word === undefined || one.count > 1) return one;
    const documents = vocabulary.documents(termOf(word));
    if (documents > 1 && which === "unknown words") return one;
    const next = wanted[at + 1]?.word;
    const readings = [
      ...misspelt(word, vocabulary),
      ...split(word, vocabulary),
      ...(next ? joined(word + next, vocabulary) : []),
      ...(documents === 0 && at === wanted.length - 1 ? completed(word, vocabulary) : []),
    ];
    return withReadings(one, documents, readings, aliases);
  });
}

function withReadings(one: Wanted, documents: number, found: Reading[], aliases: AliasGroups): Expanded {
  const likeliest = found.toSorted((a, b) => b.weight - a.weight || b.documents - a.documents);
  const byTerms = Map.groupBy(likeliest, ({ terms }) => terms.join(" "));
  const readings = [...byTerms.values()].map(([reading]) => reading as Reading).slice(0, mostReadings);
  const typed = documents > 0 || readings.length === 0 ? one.alternatives : [];
  return {
    ...one,
    readings,
    alternatives: [...typed, ...readings.flatMap((reading) => named(reading, aliases))],
  };
}

/** A reading, and the other names of the thing it names. */
function named({ terms, weight }: Reading, aliases: AliasGroups): Alternative[] {
  const name = aliases.longestAt(terms, 0);
  const others = name?.length === terms.length ? name.names.map(nameTerms) : [];
  return [terms, ...others].map((alternative) => ({ terms: alternative, weight }));
}

const readAs = ({ word, term, documents }: Known, weight: number): Reading => ({
  terms: [term],
  words: [word],
  weight,
  documents,
});

/** Numbers are never misspelt: 2003 is not 2004. */
function misspelt(word: string, vocabulary: Vocabulary): Reading[] {
  if (!/^\p{L}+$/u.test(word)) return [];
  const own = termOf(word);
  return vocabulary
    .near(word, editsAllowed(word.length))
    .filter(({ term }) => term !== own)
    .map((known) => readAs(known, 1 - known.edits / word.length));
}

function split(word: string, vocabulary: Vocabulary): Reading[] {
  const readings: Reading[] = [];
  for (let at = 2; at <= word.length - 2; at++) {
    const words = [word.slice(0, at), word.slice(at)];
    const terms = words.map(termOf);
    const documents = Math.min(...terms.map((term) => vocabulary.documents(term)));
    if (documents > 0) readings.push({ terms, words, weight: 1 - 1 / word.length, documents });
  }
  return readings;
}

function joined(word: string, vocabulary: Vocabulary): Reading[] {
  const documents = vocabulary.documents(termOf(word));
  return documents > 0 ? [readAs({ word, term: termOf(word), documents }, 1 - 1 / word.length)] : [];
}

function completed(prefix: string, vocabulary: Vocabulary): Reading[] {
  if (prefix.length < 3) return [];
  return vocabulary.completions(prefix).map((known) => readAs(known, prefix.length / known.word.length));
}

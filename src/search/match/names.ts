import type { AliasGroups, FoundName } from "../alias/groups.ts";
import { stopWords } from "../analyze/stop-words.ts";
import { nameTerms, termOf } from "../analyze/terms.ts";
import type { Token } from "../analyze/tokenize.ts";
import { type Measure, measureAt } from "./measures.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { Alternative, Wanted } from "./wanted.ts";

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
  const isWords =
    name && "bySound" in name && name.bySound && own.every((term) => vocabulary.documents(term) > 0);
  return isWords ? undefined : name;
}

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

/** All names, and what the thing goes by in short, if that is not a word that many articles have. */
export function namesOf(name: FoundName | Measure, vocabulary: Counted): Alternative[] {
  const briefs = "briefs" in name ? name.briefs.map(nameTerms) : [];
  const telling = briefs.filter((terms) => terms.some((term) => vocabulary.share(term) <= mostCommonBrief));
  return [
    ...name.names.map((one) => ({ terms: nameTerms(one), weight: 1 })),
    ...telling.map((terms) => ({ terms, weight: briefWeight })),
  ];
}

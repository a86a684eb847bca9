import type { FoundName } from "../aliases/alias-groups.ts";
import { editsAllowed } from "../text/edit-distance.ts";
import { stopWords } from "../text/stop-words.ts";
import { nameTerms, termOf } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "./query-term.ts";
import type { QueryContext, Vocabulary } from "./vocabulary.ts";

/** A short name that more of the articles have is also an ordinary word. */
const maxShortNameShare = 0.05;
const shortNameWeight = 0.9;
const misspeltWeight = 0.9;

/** A word of a misspelt name, with the other names as variants. */
export function orNamed(term: QueryTerm, name: FoundName | undefined, vocabulary: Vocabulary): QueryTerm {
  if (!name) return term;
  const variants = variantsOfName(name, vocabulary);
  const others = variants.map(({ terms, weight }) => ({ terms, weight: weight * misspeltWeight }));
  return { ...term, alternatives: [...term.alternatives, ...others], others };
}

/** The longest name or measure at a place. What only sounds like a name is one unless articles have its words. */
export function nameAt(
  tokens: Token[],
  terms: string[],
  at: number,
  { vocabulary, aliases }: QueryContext,
): FoundName | Measure | undefined {
  const surfaces = tokens.map(({ surface }) => surface);
  const name = aliases.longestAt(terms, at, surfaces) ?? measureAt(terms, at);
  const own = terms.slice(at, at + (name?.length ?? 0));
  if (!name || !("bySound" in name)) return name;
  const isWords = name.bySound
    ? own.every((term) => vocabulary.documents(term) > 0)
    : standsAlone(own, name.names, vocabulary);
  return isWords ? undefined : name;
}

/** Whether the end of a Chinese name (高鐵 of 台灣高鐵) also occurs without the rest: then it is a word (人權). */
function standsAlone(own: string[], names: string[], vocabulary: Vocabulary): boolean {
  const before = names.flatMap((name) => {
    const terms = nameTerms(name);
    return endsWith(terms, own) ? (terms.at(-own.length - 1) as string) : [];
  });
  if (before.length === 0) return false;
  const within = before.reduce((sum, pair) => sum + vocabulary.documents(pair), 0);
  return vocabulary.documents(own[0] as string) > within;
}

/** Whether a name in pairs of characters is longer than some terms and ends with them. */
const endsWith = (name: string[], end: string[]): boolean =>
  name.length > end.length &&
  /^\p{sc=Han}{2}$/u.test(end[0] as string) &&
  end.every((term, i) => name[name.length - end.length + i] === term);

/**
 * One term, or, for a name of several words, one for each, so that a story with some of them is still
 * found. Any other name is a variant of each.
 */
export function termsOfName(tokens: Token[], name: FoundName | Measure, vocabulary: Vocabulary): QueryTerm[] {
  const { typed, names } = name;
  const others = variantsOfName(name, vocabulary);
  const terms = tokens.map(({ surface }) => termOf(surface));
  const inWords = "bySound" in name && !name.bySound && tokens.every(({ script }) => !script);
  const parts = inWords ? terms.map((term) => [term]) : [terms];
  return parts.map((own, i) =>
    queryTerm(i === 0 ? typed : (own[0] as string), [{ terms: own, weight: 1 }, ...others], {
      ...(i === 0 && { names }),
      weak: parts.length > 1 && stopWords.has((tokens[i] as Token).surface),
    }),
  );
}

/** All names, and those short ones that are not also words: neither the end of a name nor frequent in articles. */
export function variantsOfName(name: FoundName | Measure, vocabulary: Vocabulary): TermVariant[] {
  const shortNames = "shortNames" in name ? name.shortNames.map(nameTerms) : [];
  const names = name.names.map(nameTerms);
  const whole = [nameTerms(name.typed), ...names];
  const distinctive = shortNames.filter(
    (short) =>
      short.some((term) => vocabulary.share(term) <= maxShortNameShare) &&
      !whole.some((terms) => endsWith(terms, short)),
  );
  return [
    ...names.map((terms) => ({ terms, weight: 1 })),
    ...distinctive.map((terms) => ({ terms, weight: shortNameWeight })),
  ];
}

/** Symbol, name, Chinese. */
const units = [
  ["nm", "nanometer", "奈米"],
  ["nm", "nanometre", "納米"],
  ["km", "kilometer", "公里"],
  ["kg", "kilogram", "公斤"],
  ["gb", "gigabyte", ""],
  ["tb", "terabyte", ""],
  ["mw", "megawatt", ""],
  ["gw", "gigawatt", ""],
  ["mn", "million", "百萬"],
  ["bn", "billion", "十億"],
  ["tn", "trillion", "兆"],
] as const;

/** A number with its unit in a query, the number of terms it takes, and other spellings. */
export type Measure = { length: number; typed: string; names: string[] };

/** 2nm is 2 nanometers, 2-nanometer and 2奈米: one word or two. */
function measureAt(terms: string[], at: number): Measure | undefined {
  const [, number, sign] = /^(\d+(?:\.\d+)?)(\p{Script=Latin}{2})?$/u.exec(terms[at] ?? "") ?? [];
  if (number === undefined) return undefined;
  const next = terms[at + 1];
  const isNext = ([short, name, chinese]: (typeof units)[number]): boolean =>
    [short, termOf(name), ...nameTerms(chinese)].some((term) => term === next);
  const meant = units.filter((unit) => (sign ? sign === unit[0] : next !== undefined && isNext(unit)));
  if (meant.length === 0) return undefined;
  const own = sign ? `${number}${sign}` : `${number} ${next}`;
  const ways = meant.flatMap(([short, name, chinese]) => [
    `${number}${short}`,
    `${number} ${name}`,
    ...(chinese ? [`${number}${chinese}`] : []),
  ]);
  return { length: sign ? 1 : 2, typed: own, names: [...new Set(ways)].filter((way) => way !== own) };
}

/** Longer queries are more than a name. */
const maxTokens = 12;

/** The names in a query by place, after each word that no article has is replaced by the likeliest correction. */
export function misspeltNames(
  tokens: Token[],
  { vocabulary, aliases }: QueryContext,
): Map<number, FoundName> {
  const names = new Map<number, FoundName>();
  if (tokens.length < 2 || tokens.length > maxTokens) return names;
  const typed = tokens.map(({ surface }) => termOf(surface));
  const read = tokens.map((token, i) => correctionOf(token, vocabulary) ?? (typed[i] as string));
  for (let at = 0; at < tokens.length; at++) {
    const name = aliases.longestAt(read, at);
    const isRepaired = name && read.slice(at, at + name.length).some((term, i) => term !== typed[at + i]);
    if (name && isRepaired && !name.bySound) names.set(at, name);
  }
  return names;
}

function correctionOf({ surface, script }: Token, vocabulary: Vocabulary): string | undefined {
  if (script || !/^\p{L}{4,}$/u.test(surface) || vocabulary.documents(termOf(surface)) > 0) return undefined;
  const near = vocabulary.near(surface, editsAllowed(surface.length));
  return near.toSorted((a, b) => a.edits - b.edits || b.documents - a.documents)[0]?.term;
}

import type { Article } from "../../article/article.ts";
import { inSlices, type Steps } from "../../async/steps.ts";
import type { TimeSlice } from "../../async/yield.ts";
import { isEnglishWord, isListedName } from "../dictionary/right-words.ts";
import type { QueryTerm } from "../query/query-term.ts";
import { sum } from "../structures/sum.ts";
import { readableText } from "../text/fields.ts";
import { termOfRead } from "../text/terms.ts";
import { eachWord } from "../text/tokenize.ts";
import type { TermWeights } from "./bm25.ts";
import type { IndexReader } from "./index-reader.ts";
import { idOf, type RankedDoc } from "./top-k.ts";

/** A result covers at least this share of the query's rarest terms. */
const resultCoverage = { share: 0.15, terms: 3 };
/** Single pieces of one word that was typed without spaces mean nothing. */
const pieceCoverage = { share: 0.5, terms: 6 };
/** A known term that weighs so many times what all others do together is what was asked for: barbie in "barbie movie". */
const dominant = 1.5;
/** Of such a term, that is more than the others have together. */
const leastOfDominant = 0.99;
/**
 * In a query of so few words the names are what was asked for, qatar in "world cup qatar", if one weighs at least this
 * share of the rarest word.
 */
const fewTerms = 4;
const telling = 0.6;

/**
 * A query has an answer if some story covers half of its rarest terms. Less is enough if it is as much
 * as the rarest term alone, if the rarest term that the best stories have is a name in most of them, or if
 * one story is clearly ahead of all others.
 */
const share = { least: 0.4, most: 0.5 };
const maxTerms = 4;
/** Of the best stories, so many are read: one may have a common word as a part of a name (Tour de Corse). */
const storiesRead = 10;
const mostly = 0.8;
/** A name that no article has must be left over by a full question: so many words at least are known. */
const ahead = { words: 4, share: 0.6, lead: 1.3 };
/** In longer ones such a name says less than all the rest. */
const maxTermsWithName = 12;
const nearlyAll = 0.95;

/** A term of the query with what it counts for. */
export type AskedTerm = { term: QueryTerm; match: TermWeights };

/** How much of a term a story can cover. */
export const coverable = ({ known, idf }: TermWeights): number => (known > 0 ? known : idf);

const isKnown = ({ known }: TermWeights): boolean => known > 0;

/** How much of the query a result covers at least. */
export function leastCovered(asked: AskedTerm[]): number {
  const rarest = asked.map(({ match }) => match.weight).sort((a, b) => b - a);
  const shareOf = ({ share, terms }: typeof resultCoverage) => share * sum(rarest.slice(0, terms));
  if (isOneWord(asked)) return shareOf(pieceCoverage);
  const most = Math.max(
    0,
    ...asked.filter(({ match }) => isKnown(match)).map(({ match }) => coverable(match)),
  );
  const dominates = asked.length > 1 && most >= dominant * (sum(rarest) - most);
  return Math.max(shareOf(resultCoverage), dominates ? leastOfDominant * most : 0);
}

const isOneWord = (asked: AskedTerm[]): boolean => asked.every(({ term }) => term.inWord);

/** The names, of which every result must have one, if there are any: in a query of few words. */
export function namesAsked<One extends AskedTerm>(asked: One[]): One[] {
  if (asked.length < 2 || asked.length > fewTerms || !asked.every(({ term }) => isPlainWord(term))) return [];
  const known = asked.filter(({ match }) => isKnown(match));
  const least = telling * Math.max(0, ...known.map(({ match }) => match.weight));
  if (!known.some(({ term, match }) => isName(term) && match.weight >= least)) return [];
  return known.filter(({ term }) => isName(term) || !isEnglishWord(term.word ?? ""));
}

/** Neither a name that the archive tells, nor a quantity: those are asked for as much. */
const isPlainWord = ({ word, others, translations }: QueryTerm): boolean =>
  (word !== undefined && !others) || translations !== undefined;

/** Whether a term is a name by the dictionary, and not only guessed. */
function isName({ word, translations, alternatives }: QueryTerm): boolean {
  if (alternatives.some(({ guessed }) => guessed)) return false;
  return word === undefined ? /^\p{Lu}/u.test(translations?.[0] ?? "") : isListedName(word);
}

/** Whether covering `most` is an answer; `best` are the stories that match best, in order of their scores. */
export async function coversEnough(
  most: number,
  asked: AskedTerm[],
  best: RankedDoc[],
  reader: IndexReader,
  slice: TimeSlice,
): Promise<boolean> {
  if (isAhead(most, asked, best)) return true;
  if (lacksName(asked) && !hasAllElse(most, asked)) return false;
  const rarest = asked.map(({ match }) => match.idf).sort((a, b) => b - a);
  const whole = sum(rarest.slice(0, maxTerms));
  if (most < share.least * whole) return false;
  if (most >= share.most * whole || most >= (rarest[0] as number)) return true;
  const articles = await reader.articlesOf(best.slice(0, storiesRead).map(idOf));
  /** By the indexed forms under which they were typed. */
  const byText = new Map<string, AskedTerm>();
  for (const one of asked) {
    for (const { terms: typed, guessed } of one.term.alternatives)
      if (!guessed) for (const text of typed) byText.set(text, one);
  }
  return inSlices(isNameInMost(articles, byText), slice);
}

function* isNameInMost(articles: Article[], byText: Map<string, AskedTerm>): Steps<boolean> {
  let named = 0;
  for (const article of articles) if (yield* isByName(readableText(article), byText)) named++;
  return named > 0 && named >= mostly * articles.length;
}

/** Whether no article has a name that was asked for. */
const lacksName = (asked: AskedTerm[]): boolean =>
  asked.length <= maxTermsWithName && asked.some(({ term, match }) => !isKnown(match) && isName(term));

/** Whether some story has all the rest, another name among it. */
const hasAllElse = (most: number, asked: AskedTerm[]): boolean =>
  most >= nearlyAll * knownWeight(asked) && asked.some(({ term, match }) => isKnown(match) && isName(term));

const knownWeight = (asked: AskedTerm[]): number =>
  sum(asked.filter(({ match }) => isKnown(match)).map(({ match }) => coverable(match)));

/** Whether one story has most of what is known of a full question, and no other resembles it as much. */
function isAhead(most: number, asked: AskedTerm[], best: RankedDoc[]): boolean {
  if (asked.filter(({ match }) => isKnown(match)).length < ahead.words) return false;
  if (most < ahead.share * knownWeight(asked)) return false;
  const [first, ...others] = best as [RankedDoc, ...RankedDoc[]];
  const next = others.find((other) => storyOf(other) !== storyOf(first));
  return next === undefined || first.key >= ahead.lead * next.key;
}

const storyOf = ({ part, doc }: RankedDoc): number => part.segment.columns.stories[doc] as number;

/** Whether the rarest term that a text has is a name there: it always begins with a capital. */
function* isByName(text: string, byText: Map<string, AskedTerm>): Steps<boolean> {
  let rarest: AskedTerm | undefined;
  let named = false;
  yield* eachWord(text, (word) => {
    const term = word.script ? undefined : byText.get(termOfRead(word));
    if (!term || (rarest && term.match.idf < rarest.match.idf)) return;
    const capital = /^\p{Lu}/u.test(text.slice(word.start, word.end));
    named = capital && (named || term !== rarest);
    rarest = term;
  });
  return named;
}

import { type Article, newsTime } from "../../article/article.ts";
import { atOnce, inSlices, type Steps } from "../../async/steps.ts";
import type { TimeSlice } from "../../async/yield.ts";
import type { PlanOptions, QueryPlan } from "../query/plan.ts";
import type { Query } from "../query/query.ts";
import type { SequencePlace, TermVariant } from "../query/query-term.ts";
import { filterTerms, filterValues, searchedTexts } from "../text/fields.ts";
import { startingTerm, termOf, termOfRead } from "../text/terms.ts";
import { eachWord, type WordReader } from "../text/tokenize.ts";

// The reverse of the index: stored queries wait for one article.

/** What an index would have of an article. */
export type PreparedArticle = {
  time: number;
  /** Including those of its filters, and those that stand for all that begin with a character. */
  terms: ReadonlySet<string>;
  titleTerms: ReadonlySet<string>;
  /** The words of each text in order, the headline's first; read if a sequence is looked for. */
  words: () => string[][];
  /** Reads them step by step, before they are needed. */
  readWords: () => Steps<string[][]>;
};

export const readArticle = (article: Article): PreparedArticle => atOnce(reading(article));

/** The same with pauses, for an article that may be long. */
export const readArticleInSlices = (article: Article, slice: TimeSlice): Promise<PreparedArticle> =>
  inSlices(reading(article), slice);

/** Reads the words of an article with pauses, if a query looks for a sequence of them. */
export async function readWordsInSlices(
  article: PreparedArticle,
  queries: QueryPlan[],
  slice: TimeSlice,
): Promise<void> {
  if (queries.some(looksForSequence)) await inSlices(article.readWords(), slice);
}

const looksForSequence = ({ terms, excluded }: QueryPlan): boolean =>
  [...terms.flatMap(({ alternatives }) => alternatives), ...excluded].some(({ sequence }) => sequence);

function* reading(article: Article): Steps<PreparedArticle> {
  const [title = "", ...others] = searchedTexts(article).map(({ text }) => text);
  const titleTerms = new Set<string>();
  yield* addTerms(title, titleTerms);
  const terms = new Set(titleTerms);
  for (const text of others) yield* addTerms(text, terms);
  for (const [field, value] of filterValues(article))
    for (const term of filterTerms(field, value)) terms.add(term);
  let words: string[][] | undefined;
  function* readWords(): Steps<string[][]> {
    if (words) return words;
    const read: string[][] = [];
    for (const text of [title, ...others]) read.push(yield* wordsIn(text));
    words = read;
    return read;
  }
  return {
    time: newsTime(article),
    terms,
    titleTerms,
    words: () => atOnce(readWords()),
    readWords,
  };
}

type QueryPlanner = { plan(query: Query, options: PlanOptions): Promise<QueryPlan> };

/** The plan of a stored query: nothing is guessed, since nobody sees how it is read. */
export const compileQuery = (query: Query, index: QueryPlanner): Promise<QueryPlan> =>
  index.plan(query, { guess: false });

/** Whether an article meets every condition of a query. */
export const matches = (
  { terms, required, forbidden, excluded, since, until }: QueryPlan,
  article: PreparedArticle,
): boolean =>
  article.time >= since &&
  article.time < until &&
  required.every((term) => article.terms.has(term)) &&
  !forbidden.some((term) => article.terms.has(term)) &&
  terms.every(({ alternatives }) => alternatives.some((variant) => has(article, variant))) &&
  !excluded.some((variant) => has(article, variant));

function has(article: PreparedArticle, { terms, inTitle, sequence }: TermVariant): boolean {
  const own = inTitle ? article.titleTerms : article.terms;
  if (!terms.every((term) => own.has(term))) return false;
  if (!sequence) return true;
  const texts = inTitle ? article.words().slice(0, 1) : article.words();
  return texts.some((words) => follow(words, sequence.places));
}

function* addTerms(text: string, terms: Set<string>): Steps {
  yield* eachWord(text, (word) => {
    terms.add(termOfRead(word));
    if (word.script) terms.add(startingTerm(firstCharacter(word)));
  });
}

/** Without a string of the whole word. */
function firstCharacter({ units }: WordReader): string {
  const first = units[0] as number;
  const isPair = first >= 0xd800 && first <= 0xdbff;
  return isPair ? String.fromCharCode(first, units[1] as number) : String.fromCharCode(first);
}

/** As in the forward index: the last character of a run is only in its pair. */
function* wordsIn(text: string): Steps<string[]> {
  const found: string[] = [];
  yield* eachWord(text, (word) => {
    if (!word.again) found.push(word.surface);
  });
  return found;
}

/** Whether the words of a sequence follow one another. */
const follow = (words: string[], places: SequencePlace[]): boolean =>
  words.some((_, at) => places.every((place, i) => fits(words[at + i], place)));

function fits(word: string | undefined, { forms, byTerm, startsWith }: SequencePlace): boolean {
  if (word === undefined) return false;
  return startsWith === undefined
    ? forms.includes(byTerm ? termOf(word) : word)
    : word.startsWith(startsWith);
}

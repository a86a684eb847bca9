import { type Article, newsTime } from "../../article/article.ts";
import type { QueryPlan } from "../query/plan.ts";
import type { SequencePlace, TermVariant, WordSequence } from "../query/query-term.ts";
import { filterTermsOf, searchedTexts } from "../text/fields.ts";
import { startingTerm, termOf, termOfRead } from "../text/terms.ts";
import { WordReader } from "../text/tokenize.ts";

// The other way round than the index: stored queries, planned with `guess: false`, wait for one article.

/** An article made ready to be matched: what an index would have of it. */
export class PreparedArticle {
  readonly time: number;
  /** Among them those of its filters, and those that stand for all that begin with a character. */
  readonly terms: ReadonlySet<string>;
  readonly #titleTerms: ReadonlySet<string>;
  readonly #article: Article;
  /** The words of each text in order, the headline's first; read where a sequence is looked for. */
  #words: string[][] | undefined;

  constructor(article: Article) {
    const [title, ...others] = searchedTexts(article).map(({ text }) => text);
    this.time = newsTime(article);
    this.#titleTerms = addTerms(title as string, new Set());
    const terms = new Set(this.#titleTerms);
    for (const text of others) addTerms(text, terms);
    for (const term of filterTermsOf(article)) terms.add(term);
    this.terms = terms;
    this.#article = article;
  }

  /** Whether it satisfies a variant. */
  has({ terms, inTitle, sequence }: TermVariant): boolean {
    const own = inTitle ? this.#titleTerms : this.terms;
    return terms.every((term) => own.has(term)) && (!sequence || this.#hasSequence(sequence, inTitle));
  }

  #hasSequence({ places, byTerm }: WordSequence, inTitle = false): boolean {
    this.#words ??= searchedTexts(this.#article).map(({ text }) => wordsIn(text));
    const texts = inTitle ? this.#words.slice(0, 1) : this.#words;
    return texts.some((words) => follow(byTerm ? words.map(termOf) : words, places));
  }
}

/** Whether an article meets every condition of a query. */
export const matches = (
  { terms, required, forbidden, excluded, since, until }: QueryPlan,
  article: PreparedArticle,
): boolean =>
  article.time >= since &&
  article.time < until &&
  required.every((term) => article.terms.has(term)) &&
  !forbidden.some((term) => article.terms.has(term)) &&
  terms.every(({ alternatives }) => alternatives.some((variant) => article.has(variant))) &&
  !excluded.some((variant) => article.has(variant));

function addTerms(text: string, terms: Set<string>): Set<string> {
  const words = new WordReader(text);
  while (words.next()) {
    terms.add(termOfRead(words));
    if (words.script) terms.add(startingTerm(String.fromCodePoint(words.surface.codePointAt(0) as number)));
  }
  return terms;
}

/** As the forward index has them: the last character of a run stands in its pair alone. */
function wordsIn(text: string): string[] {
  const found: string[] = [];
  const words = new WordReader(text);
  while (words.next()) if (!words.again) found.push(words.surface);
  return found;
}

/** Whether the words of a sequence follow one another. */
const follow = (words: string[], places: SequencePlace[]): boolean =>
  words.some((_, at) => places.every((place, i) => stands(words[at + i], place)));

const stands = (word: string | undefined, { forms, startsWith }: SequencePlace): boolean =>
  word !== undefined && (startsWith === undefined ? forms.includes(word) : word.startsWith(startsWith));

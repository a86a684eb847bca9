import type { Article } from "../../../article/article.ts";
import { inSlices, type Steps } from "../../../async/steps.ts";
import type { TimeSlice } from "../../../async/yield.ts";
import { newsTimeAt, orderTimeOf } from "../../index/order-time.ts";
import { filterTerms, filterValues, type SearchedText, searchedTexts } from "../../text/fields.ts";
import { measureSign } from "../../text/quantities/quantity.ts";
import { termOfRead } from "../../text/terms.ts";
import { eachWord } from "../../text/tokenize.ts";

/** An article as the index of articles takes it (see mapping/indices.ts). */
type ArticleDocument = {
  terms: string;
  /** The terms in their order, then those that stand in none, such as joined compounds. */
  title: string[];
  text: string[];
  filters: string[];
  story: string;
  /** In milliseconds since the epoch. */
  time: number;
  newsTime: number;
  addedSeq: number;
  seq: number;
  /** In words. */
  length: number;
};

/** A document with the different words of the article, measures left out: nobody misspells or completes those. */
export type ReadDocument = { document: ArticleDocument; words: Set<string> };

/** The change that the document is made of, and the one by which the article first came in. */
type Seqs = Pick<ArticleDocument, "seq" | "addedSeq">;

/** As in the embedded index, where an occurrence takes seven bits. */
const mostOccurrences = 127;

/** What an article is found by: every term that the embedded index would have of it. A long one is read with pauses. */
export async function articleDocument(article: Article, seqs: Seqs, slice: TimeSlice): Promise<ReadDocument> {
  const reader = new DocumentReader();
  for (const field of searchedTexts(article)) await inSlices(reader.read(field), slice);
  const time = orderTimeOf(article);
  return {
    words: reader.words,
    document: {
      terms: reader.terms,
      title: reader.title,
      text: reader.text,
      filters: filterValues(article).flatMap(([field, value]) => filterTerms(field, value)),
      story: article.storyId,
      ...{ time, newsTime: newsTimeAt(time) },
      ...seqs,
      length: reader.length,
    },
  };
}

/** Collects the words of one text after another. */
class DocumentReader {
  readonly words = new Set<string>();
  readonly title: string[] = [];
  readonly text: string[] = [];
  length = 0;
  readonly #occurrences = new Map<string, number>();

  /** Each term with its occurrences. */
  get terms(): string {
    const counted = [...this.#occurrences];
    return counted.map(([term, times]) => `${term}|${Math.min(times, mostOccurrences)}`).join("\n");
  }

  /** Reads a text, with a pause after each piece of it. */
  *read({ text, weight, title }: SearchedText): Steps {
    const inOrder: string[] = [];
    const inNone: string[] = [];
    yield* eachWord(text, (word) => {
      const term = termOfRead(word);
      if (!word.extra) this.length++;
      if (word.units[0] !== measureSign) this.words.add(word.surface);
      this.#occurrences.set(term, (this.#occurrences.get(term) ?? 0) + weight);
      (word.again ? inNone : inOrder).push(term);
    });
    const texts = [inOrder, inNone].filter((terms) => terms.length > 0).map((terms) => terms.join("\n"));
    (title ? this.title : this.text).push(...texts);
  }
}

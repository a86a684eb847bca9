import type { Article } from "../../article/article.ts";
import type { TimeSlice } from "../../async/yield.ts";
import type { QueryTerm } from "../query/query-term.ts";
import type { QueryContext } from "../query/vocabulary.ts";
import type { IndexReader } from "../retrieve/index-reader.ts";
import { idOf, type RankedDoc } from "../retrieve/top-k.ts";
import { readableText } from "../text/fields.ts";
import { bestPassage, bestPassageAside, type Highlight, type Highlights, markTitle } from "./passage.ts";
import type { RankedStory } from "./ranked-stories.ts";
import type { Hit, MarkedText } from "./search-page.ts";

/** All variants of the terms, weighted by rarity. Of a name of several words none stands alone. */
export function highlightsOf(terms: QueryTerm[], { vocabulary }: QueryContext): Highlights {
  const marks = new Map<string, Highlight>();
  let names = 0;
  for (const [term, { typed, word, alternatives }] of terms.entries()) {
    // A single ideograph was looked up in all its pairs, but only it is emphasised.
    const single = word === undefined && [...typed].length === 1;
    for (const { terms, sequence } of single ? [{ terms: [typed], sequence: undefined }] : alternatives) {
      // Of a phrase each word may stand alone: its function words are no terms.
      const isPhrase = sequence?.places.some(({ byTerm }) => !byTerm) ?? false;
      const name = terms.length > 1 && !isPhrase ? names++ : undefined;
      for (const text of terms) {
        const weight = Math.log(1 + vocabulary.size / (1 + vocabulary.documents(text)));
        marks.set(text, { term, weight, ...standing(marks.get(text), name) });
      }
    }
  }
  return marks;
}

/** The names that a word is part of, one more than before, and whether it stands for itself too. */
function standing(
  before: Highlight | undefined,
  name: number | undefined,
): Pick<Highlight, "names" | "alsoAlone"> {
  const names = new Set(before?.names);
  const alone = name === undefined || (before && (before.alsoAlone || !before.names));
  if (name !== undefined) names.add(name);
  return names.size === 0 ? {} : { names, ...(alone && { alsoAlone: true }) };
}

/** The articles of a ranking, without any removed meanwhile. Passages contain a match of `answer` if possible. */
export async function hitsOf(
  ranking: RankedDoc[],
  marks: Highlights,
  { articlesOf }: Pick<IndexReader, "articlesOf">,
  answer?: RegExp,
): Promise<Hit[]> {
  const ids = ranking.map(idOf);
  const articles = new Map((await articlesOf(ids)).map((one) => [one.id, one]));
  return ranking.flatMap(({ key }, i) => {
    const article = articles.get(ids[i] as string);
    return article ? new LazyHit(article, key, marks, answer) : [];
  });
}

/** Headline and passage are marked when they are read: of most hits only the id is. */
class LazyHit implements Hit {
  readonly article: Article;
  readonly score: number;
  also?: string[];
  readonly #marks: Highlights;
  readonly #answer: RegExp | undefined;
  #title: MarkedText | undefined;
  #passage: MarkedText | undefined;

  constructor(article: Article, score: number, marks: Highlights, answer?: RegExp) {
    this.article = article;
    this.score = score;
    this.#marks = marks;
    this.#answer = answer;
  }

  get title(): MarkedText {
    this.#title ??= markTitle(this.article.title, this.#marks);
    return this.#title;
  }

  /** Marks the passage with pauses. */
  async mark(slice: TimeSlice): Promise<void> {
    const text = readableText(this.article);
    this.#passage ??= await bestPassageAside(text, this.#marks, this.#answer, slice);
  }

  get passage(): MarkedText {
    this.#passage ??= bestPassage(readableText(this.article), this.#marks, this.#answer);
    return this.#passage;
  }
}

/** Of a longer text the passage may take a millisecond or several. */
const longChars = 2_000;

/** Marks the long articles of a page with pauses: whoever shows the page reads all at once. */
export async function markLong(hits: Hit[], slice: TimeSlice): Promise<void> {
  for (const hit of hits)
    if (hit instanceof LazyHit && (hit.article.body ?? "").length > longChars) await hit.mark(slice);
}

/** Results read beyond those asked for, if several tell the same story. */
export const spareResults = 20;

/** Each story as a hit of its best article, with the other sources that tell it. */
export async function hitsOfStories(
  stories: RankedStory[],
  read: (some: RankedDoc[]) => Promise<Hit[]>,
): Promise<Hit[]> {
  const hits = new Map((await read(stories.flat())).map((hit) => [hit.article.id, hit]));
  return stories.flatMap((story) => {
    const [best, ...others] = story.flatMap((ranked) => hits.get(idOf(ranked)) ?? []);
    if (!best) return [];
    const sources = new Set(others.map(({ article }) => article.source));
    sources.delete(best.article.source);
    if (sources.size > 0) best.also = [...sources];
    return best;
  });
}

import { type Article, newsTime } from "../../article/article.ts";
import { filterTerms, searchedTexts } from "../analyze/fields.ts";
import { termOf } from "../analyze/terms.ts";
import { type Token, tokenize } from "../analyze/tokenize.ts";
import type { Breath } from "../breath.ts";
import { pack } from "./columns.ts";
import { Segment } from "./segment.ts";
import { Strings, StringsBuilder, stringColumns } from "./strings.ts";
import { typoColumns } from "./typos.ts";

/** Sorting more new postings at once than this would block too long; merging does the rest. */
const mostPostings = 8_000;

/** Collects articles for one segment, in the order in which they come. */
export class SegmentBuilder {
  readonly #times: number[] = [];
  readonly #born: number[] = [];
  readonly #lengths: number[] = [];
  readonly #ids = new StringsBuilder();
  readonly #terms = new Map<string, { docs: number[]; weights: number[] }>();
  readonly #words = new Map<string, string>();
  #postings = 0;

  get full(): boolean {
    return this.#postings >= mostPostings;
  }

  get size(): number {
    return this.#times.length;
  }

  /** `born` is the change by which the article first came. */
  async add(article: Article, born: number, breath: Breath): Promise<void> {
    const doc = this.#times.length;
    let length = 0;
    for (const { text, weight } of searchedTexts(article)) {
      const tokens = tokenize(text);
      for (const token of tokens) this.#count(this.#term(token), doc, weight);
      length += tokens.length * weight;
      if (breath.due) await breath.pause();
    }
    for (const term of filterTerms(article)) this.#count(term, doc, 1);
    this.#ids.add(article.id);
    this.#times.push(newsTime(article));
    this.#born.push(born);
    this.#lengths.push(length);
  }

  /** The segment of what was added. */
  async finish(breath: Breath): Promise<Segment> {
    const terms = [...this.#terms.keys()].sort();
    const postings = terms.map((term) => this.#terms.get(term) as { docs: number[]; weights: number[] });
    const starts = [0];
    for (const { docs } of postings) starts.push((starts.at(-1) as number) + docs.length);
    const { starts: idStarts, units: idUnits } = this.#ids.finish();
    const { starts: termStarts, units: termUnits } = stringColumns(terms);
    const buffer = await pack(
      {
        times: Float64Array.from(this.#times),
        born: Float64Array.from(this.#born),
        lengths: Uint32Array.from(this.#lengths),
        ...{ idStarts, idUnits, termStarts, termUnits },
        postingStarts: Uint32Array.from(starts),
        docs: Uint32Array.from(postings.flatMap(({ docs }) => docs)),
        weights: Uint8Array.from(postings.flatMap(({ weights }) => weights)),
        ...(await this.#wordColumns(terms, breath)),
      },
      breath,
    );
    return new Segment(buffer);
  }

  async #wordColumns(terms: string[], breath: Breath) {
    const numbers = new Map(terms.map((term, number) => [term, number]));
    const words = [...this.#words.keys()].sort();
    const wordTerms = Uint32Array.from(
      words,
      (word) => numbers.get(this.#words.get(word) as string) as number,
    );
    const { starts: wordStarts, units: wordUnits } = stringColumns(words);
    return {
      wordStarts,
      wordUnits,
      wordTerms,
      ...(await typoColumns(new Strings(wordStarts, wordUnits), breath)),
    };
  }

  #term({ surface, script }: Token): string {
    if (script) return surface;
    const known = this.#words.get(surface);
    if (known !== undefined) return known;
    const term = termOf(surface);
    this.#words.set(surface, term);
    return term;
  }

  #count(term: string, doc: number, weight: number): void {
    let postings = this.#terms.get(term);
    if (!postings) {
      postings = { docs: [], weights: [] };
      this.#terms.set(term, postings);
    }
    const last = postings.docs.length - 1;
    if (postings.docs[last] === doc) {
      postings.weights[last] = Math.min(255, (postings.weights[last] as number) + weight);
      return;
    }
    postings.docs.push(doc);
    postings.weights.push(weight);
    this.#postings++;
  }
}

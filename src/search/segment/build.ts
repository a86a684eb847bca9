import { type Article, newsTime } from "../../article/article.ts";
import { filterValues, searchedTexts } from "../analyze/fields.ts";
import { WordReader } from "../analyze/tokenize.ts";
import type { Breath } from "../breath.ts";
import { grown } from "../lexicon/grow.ts";
import { boundary, type Lexicon } from "../lexicon/lexicon.ts";
import type { StringTable } from "../lexicon/string-table.ts";
import { type Columns, pack } from "./columns.ts";
import { FilterWords } from "./filter-words.ts";
import { Segment } from "./segment.ts";
import { weightOf, withMore } from "./weights.ts";
import { WordsWriter } from "./words.ts";

/** Sorting more new postings at once than this would block too long; merging does the rest. */
const mostPostings = 100_000;

/** Words read between two looks at the clock. */
const stride = 2_000;

/**
 * Collects articles for one segment after another, in the order in which they come. Used again, since
 * its large arrays, made anew for each batch, would keep the garbage collector busy.
 */
export class SegmentBuilder {
  readonly #lexicon: Lexicon;
  readonly #ids: StringTable;
  readonly #filters: FilterWords;
  #times: number[] = [];
  #born: number[] = [];
  #articles: number[] = [];
  #lengths: number[] = [];
  #wordStarts: number[] = [0];
  readonly #words = new WordsWriter();
  /** Postings in the order in which they come: document by document. */
  #terms: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #docs: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #weights: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #postings = 0;
  /** Where each term's last posting is; what is left of an earlier segment is known by its place. */
  #lastOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** All 0 but while postings are sorted. */
  #counts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** The first posting of the document that is being added. */
  #first = 0;

  constructor(lexicon: Lexicon, ids: StringTable) {
    this.#lexicon = lexicon;
    this.#ids = ids;
    this.#filters = new FilterWords(lexicon);
  }

  get full(): boolean {
    return this.#postings >= mostPostings;
  }

  get size(): number {
    return this.#times.length;
  }

  /** `born` is the change by which the article first came. */
  async add(article: Article, born: number, breath: Breath): Promise<void> {
    this.#first = this.#postings;
    let length = 0;
    /** Read again as the last character of a run, so no words of their own. */
    const again: number[] = [];
    for (const { text, weight, title } of searchedTexts(article)) {
      const reader = new WordReader(text);
      for (let count = 1; reader.next(); count++) {
        const word = this.#lexicon.learnUnits(reader.units, reader.length, reader.hash);
        this.#count(word, weight, title);
        if (reader.again) again.push(word);
        else this.#words.push(word);
        length++;
        if (count % stride === 0) await breath.pause();
      }
      this.#words.push(boundary);
    }
    for (const [field, value] of filterValues(article)) {
      for (const word of this.#filters.of(field, value)) {
        this.#count(word, 1, false);
        again.push(word);
      }
    }
    for (const word of again) this.#words.push(word);
    this.#wordStarts.push(this.#words.length);
    this.#articles.push(this.#ids.add(article.id));
    this.#times.push(newsTime(article));
    this.#born.push(born);
    this.#lengths.push(length);
    if (breath.due) await breath.pause();
  }

  /** Forgets what was added. */
  clear(): void {
    this.#times = [];
    this.#born = [];
    this.#articles = [];
    this.#lengths = [];
    this.#wordStarts = [0];
    this.#words.length = 0;
    this.#postings = 0;
  }

  /** The segment of what was added; then it is empty again. */
  async finish(breath: Breath): Promise<Segment> {
    const columns = {
      times: Float64Array.from(this.#times),
      born: Float64Array.from(this.#born),
      articles: Uint32Array.from(this.#articles),
      lengths: Uint32Array.from(this.#lengths),
      wordStarts: Uint32Array.from(this.#wordStarts),
      words: this.#words.units,
      ...this.#byTerm(),
    };
    const buffer = await pack(columns, breath);
    this.clear();
    return new Segment(buffer, this.#ids);
  }

  #count(word: number, count: number, title: boolean): void {
    const term = this.#lexicon.term(word);
    if (term >= this.#lastOf.length) this.#lastOf = grown(this.#lastOf, this.#lexicon.size);
    const last = this.#lastOf[term] as number;
    if (last >= this.#first && last < this.#postings && this.#terms[last] === term) {
      this.#weights[last] = withMore(this.#weights[last] as number, count, title);
      return;
    }
    const posting = this.#postings++;
    if (posting >= this.#terms.length) {
      this.#terms = grown(this.#terms, this.#postings);
      this.#docs = grown(this.#docs, this.#postings);
      this.#weights = grown(this.#weights, this.#postings);
    }
    this.#terms[posting] = term;
    this.#docs[posting] = this.size;
    this.#weights[posting] = weightOf(count, title);
    this.#lastOf[term] = posting;
  }

  /** Counting sort: the postings by term, those of one term still in the order of documents. */
  #byTerm(): Pick<Columns, "terms" | "postingStarts" | "docs" | "weights"> {
    this.#counts = grown(this.#counts, this.#lexicon.size);
    const counts = this.#counts;
    let size = 0;
    for (let i = 0; i < this.#postings; i++) {
      const term = this.#terms[i] as number;
      const before = counts[term] as number;
      if (before === 0) size++;
      counts[term] = before + 1;
    }
    const terms = distinct(counts, size);
    const postingStarts = new Uint32Array(terms.length + 1);
    const next = counts;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      const start = postingStarts[i] as number;
      postingStarts[i + 1] = start + (counts[term] as number);
      next[term] = start;
    }
    const docs = new Uint32Array(this.#postings);
    const weights = new Uint8Array(this.#postings);
    for (let i = 0; i < this.#postings; i++) {
      const term = this.#terms[i] as number;
      const at = next[term] as number;
      next[term] = at + 1;
      docs[at] = this.#docs[i] as number;
      weights[at] = this.#weights[i] as number;
    }
    for (let i = 0; i < terms.length; i++) counts[terms[i] as number] = 0;
    return { terms, postingStarts, docs, weights };
  }
}

/** The `size` numbers that were counted, ascending. */
function distinct(counts: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(size);
  for (let number = 0, at = 0; at < size; number++) if (counts[number] !== 0) numbers[at++] = number;
  return numbers;
}

import type { Article } from "../../article/article.ts";
import type { TimeSlice } from "../../async/yield.ts";
import { grown } from "../structures/growable.ts";
import type { StringTable } from "../structures/string-table.ts";
import { filterTerms, filterValues, type SearchedText, searchedTexts } from "../text/fields.ts";
import { WordReader } from "../text/tokenize.ts";
import { ForwardIndexWriter } from "./forward-index.ts";
import { boundary, type Lexicon } from "./lexicon.ts";
import { orderTimeOf } from "./order-time.ts";
import { Segment, weightOf, withMore } from "./segment.ts";
import { allocate, columnsOf, type SegmentColumns } from "./segment-columns.ts";
import { WordPairsWriter } from "./word-pairs.ts";

/** Sorting more at once would block too long. */
const maxPostings = 100_000;
const wordsPerSlice = 2_000;
/** Per field; tags are unlimited. */
const maxCachedValues = 10_000;

/**
 * Collects articles for one segment after another, in order. Reused, since allocating its large arrays
 * for each batch would keep the garbage collector busy.
 */
export class SegmentBuilder {
  readonly #lexicon: Lexicon;
  readonly #ids: StringTable;
  /** Words that stand for values of fields, by field; a cache, since articles share them. */
  readonly #filterWords = new Map<string, Map<string, number[]>>();
  #times: number[] = [];
  #addedSeq: number[] = [];
  #articles: number[] = [];
  #stories: number[] = [];
  #lengths: number[] = [];
  #leads: number[] = [];
  #wordStarts: number[] = [0];
  readonly #words = new ForwardIndexWriter();
  #pairStarts: number[] = [0];
  readonly #pairs = new WordPairsWriter();
  /** Postings document by document. */
  #terms: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #docs: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #weights: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #postings = 0;
  /** Each term's last posting; an entry of an earlier segment is recognised by its place. */
  #lastOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** All 0 except while postings are sorted. */
  #counts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  /** Of the current document: its first posting, the words so far, those of its lead, and those that follow its texts. */
  #first = 0;
  #length = 0;
  #lead = 0;
  #again: number[] = [];

  constructor(lexicon: Lexicon, ids: StringTable) {
    this.#lexicon = lexicon;
    this.#ids = ids;
  }

  get full(): boolean {
    return this.#postings >= maxPostings;
  }

  get size(): number {
    return this.#times.length;
  }

  /** `addedSeq` is the change by which the article first came. */
  async add(article: Article, addedSeq: number, slice: TimeSlice): Promise<void> {
    this.#first = this.#postings;
    this.#length = 0;
    this.#lead = 0;
    for (const field of searchedTexts(article)) {
      const reader = new WordReader(field.text);
      while (this.#readSome(reader, field)) await slice.yieldIfDue();
      this.#words.push(boundary);
      this.#pairs.endText();
    }
    for (const [field, value] of filterValues(article)) {
      for (const word of this.#filterWordsOf(field, value)) {
        this.#count(word, 1, false);
        this.#again.push(word);
      }
    }
    for (const word of this.#again) this.#words.push(word);
    this.#again.length = 0;
    this.#wordStarts.push(this.#words.length);
    this.#pairs.endDocument();
    this.#pairStarts.push(this.#pairs.length);
    this.#articles.push(this.#ids.add(article.id));
    this.#stories.push(this.#ids.add(article.storyId));
    this.#times.push(orderTimeOf(article));
    this.#addedSeq.push(addedSeq);
    this.#lengths.push(this.#length);
    this.#leads.push(this.#lead);
    if (slice.due) await slice.yieldIfDue();
  }

  /** Continues to read a text; false at its end. */
  #readSome(reader: WordReader, { weight, title, leadEnd }: SearchedText): boolean {
    for (let count = 0; count < wordsPerSlice; count++) {
      if (!reader.next()) return false;
      const word = this.#lexicon.learnUnits(reader.units, reader.length, reader.hash);
      const term = this.#count(word, weight, title);
      if (reader.again) this.#again.push(word);
      else {
        this.#words.push(word);
        this.#pairs.push(term);
        if (reader.start < leadEnd) this.#lead++;
      }
      if (!reader.extra) this.#length++;
    }
    return true;
  }

  clear(): void {
    this.#times = [];
    this.#addedSeq = [];
    this.#articles = [];
    this.#stories = [];
    this.#lengths = [];
    this.#leads = [];
    this.#wordStarts = [0];
    this.#words.length = 0;
    this.#pairStarts = [0];
    this.#pairs.clear();
    this.#postings = 0;
  }

  /** Builds the segment and clears the builder. */
  async finish(slice: TimeSlice): Promise<Segment> {
    const terms = this.#countByTerm();
    await slice.yieldIfDue();
    const [size, postings] = [this.size, this.#postings];
    const buffer = allocate({
      ...{ times: size, addedSeq: size, articles: size, stories: size, lengths: size, leads: size },
      ...{ wordStarts: size + 1, words: this.#words.length },
      ...{ pairStarts: size + 1, pairs: this.#pairs.length },
      ...{ terms, postingStarts: terms + 1, docs: postings, weights: postings },
    });
    const columns = columnsOf(buffer);
    columns.times.set(this.#times);
    columns.addedSeq.set(this.#addedSeq);
    columns.articles.set(this.#articles);
    columns.stories.set(this.#stories);
    columns.lengths.set(this.#lengths);
    columns.leads.set(this.#leads);
    columns.wordStarts.set(this.#wordStarts);
    columns.words.set(this.#words.units);
    columns.pairStarts.set(this.#pairStarts);
    columns.pairs.set(this.#pairs.bits);
    await slice.yieldIfDue();
    this.#sortByTerm(columns);
    await slice.yieldIfDue();
    this.clear();
    return new Segment(buffer, this.#ids);
  }

  #filterWordsOf(field: string, value: string): number[] {
    const known = this.#filterWords.getOrInsertComputed(field, () => new Map());
    if (known.size >= maxCachedValues) known.clear();
    return known.getOrInsertComputed(value, () =>
      filterTerms(field, value).map((term) => this.#lexicon.learn(term)),
    );
  }

  /** Returns the term of the word. */
  #count(word: number, count: number, title: boolean): number {
    const term = this.#lexicon.term(word);
    if (term >= this.#lastOf.length) this.#lastOf = grown(this.#lastOf, this.#lexicon.size);
    const last = this.#lastOf[term] as number;
    if (last >= this.#first && last < this.#postings && this.#terms[last] === term) {
      this.#weights[last] = withMore(this.#weights[last] as number, count, title);
      return term;
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
    return term;
  }

  /** Returns how many different terms there are, and fills `#counts` with the number of postings of each. */
  #countByTerm(): number {
    this.#counts = grown(this.#counts, this.#lexicon.size);
    let different = 0;
    for (let i = 0; i < this.#postings; i++) {
      const term = this.#terms[i] as number;
      const before = this.#counts[term] as number;
      if (before === 0) different++;
      this.#counts[term] = before + 1;
    }
    return different;
  }

  /** A counting sort: the postings by term, those of one term still in the order of documents. */
  #sortByTerm({ terms, postingStarts, docs, weights }: SegmentColumns): void {
    const counts = this.#counts;
    for (let term = 0, i = 0; i < terms.length; term++) if (counts[term] !== 0) terms[i++] = term;
    const next = counts;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] as number;
      const start = postingStarts[i] as number;
      postingStarts[i + 1] = start + (counts[term] as number);
      next[term] = start;
    }
    for (let i = 0; i < this.#postings; i++) {
      const term = this.#terms[i] as number;
      const at = next[term] as number;
      next[term] = at + 1;
      docs[at] = this.#docs[i] as number;
      weights[at] = this.#weights[i] as number;
    }
    for (let i = 0; i < terms.length; i++) counts[terms[i] as number] = 0;
  }
}

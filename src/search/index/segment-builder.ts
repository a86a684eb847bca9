import type { Article } from "../../article/article.ts";
import type { Steps } from "../../async/steps.ts";
import type { TimeSlice } from "../../async/yield.ts";
import { grown } from "../structures/growable.ts";
import type { StringTable } from "../structures/string-table.ts";
import { filterTerms, filterValues, type SearchedText, searchedTexts } from "../text/fields.ts";
import { WordReader, wordsPerStep } from "../text/tokenize.ts";
import { ForwardIndexWriter } from "./forward-index.ts";
import { boundary, type Lexicon } from "./lexicon.ts";
import { orderTimeOf } from "./order-time.ts";
import { Segment, weightOf, withMore } from "./segment.ts";
import { allocate, columnsOf, type SegmentColumns } from "./segment-columns.ts";
import { WordMemo } from "./word-memo.ts";
import { WordPairsWriter } from "./word-pairs.ts";

/** Sorting more at once would block too long. */
const maxPostings = 100_000;
const postingsPerSlice = 50_000;
/** The numbers of postings stay below 2 ** 32. */
const maxBase = 2 ** 31;
/** Per field; tags are unlimited. */
const maxCachedValues = 10_000;

/**
 * Collects articles for one segment after another, in order. Reused, since allocating its large arrays
 * for each batch would keep the garbage collector busy.
 */
export class SegmentBuilder {
  readonly #lexicon: Lexicon;
  readonly #ids: StringTable;
  readonly #memo: WordMemo;
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
  /** Postings document by document, and where those of each begin. */
  #terms: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #weights: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #postingStarts: number[] = [0];
  #postings = 0;
  #differentTerms = 0;
  /** What was added to a posting's place to tell it from those of earlier segments. */
  #base = 1;
  /** By term, side by side: its last posting, told so from others, and how many it has in the segment. */
  #byTerm: Uint32Array<ArrayBuffer> = new Uint32Array(2048);
  /** Of the current document: its first posting, the words so far, those of its lead, and those that follow its texts. */
  #first = 0;
  #length = 0;
  #lead = 0;
  #again: number[] = [];

  constructor(lexicon: Lexicon, ids: StringTable) {
    this.#lexicon = lexicon;
    this.#ids = ids;
    this.#memo = new WordMemo(lexicon);
  }

  get full(): boolean {
    return this.#postings >= maxPostings;
  }

  get size(): number {
    return this.#times.length;
  }

  /** Adds an article, of which `addedSeq` is the change by which it first came; between steps others may run. */
  *add(article: Article, addedSeq: number): Steps {
    this.#first = this.#base + this.#postings;
    this.#length = 0;
    this.#lead = 0;
    for (const field of searchedTexts(article)) {
      const reader = new WordReader(field.text);
      while (this.#readSome(reader, field)) yield;
      this.#words.push(boundary);
      this.#pairs.endText();
    }
    for (const [field, value] of filterValues(article)) {
      for (const word of this.#filterWordsOf(field, value)) {
        this.#count(this.#lexicon.term(word), 1, false);
        this.#again.push(word);
      }
    }
    for (const word of this.#again) this.#words.push(word);
    this.#again.length = 0;
    this.#wordStarts.push(this.#words.length);
    while (this.#pairs.setSome(wordsPerStep)) yield;
    this.#pairs.endDocument();
    this.#pairStarts.push(this.#pairs.length);
    const number = this.#ids.add(article.id);
    this.#articles.push(number);
    this.#stories.push(article.storyId === article.id ? number : this.#ids.add(article.storyId));
    this.#times.push(orderTimeOf(article));
    this.#addedSeq.push(addedSeq);
    this.#lengths.push(this.#length);
    this.#leads.push(this.#lead);
    this.#postingStarts.push(this.#postings);
  }

  /** Continues to read a text; false at its end. */
  #readSome(reader: WordReader, { weight, title, leadEnd }: SearchedText): boolean {
    const memo = this.#memo;
    for (let count = 0; count < wordsPerStep; count++) {
      if (!reader.next()) {
        this.#takePlain(weight, title);
        return false;
      }
      if (reader.start < leadEnd && !reader.again) this.#lead++;
      if (!reader.extra) this.#length++;
      if (reader.firstSix !== 0) {
        if (!memo.push(reader)) this.#takePlain(weight, title);
        continue;
      }
      this.#takePlain(weight, title);
      const word = this.#lexicon.learnUnits(reader.units, reader.length);
      const term = this.#lexicon.term(word);
      this.#count(term, weight, title);
      if (reader.again) this.#again.push(word);
      else this.#append(word, term);
    }
    this.#takePlain(weight, title);
    return true;
  }

  /** Takes the plain words that were read. */
  #takePlain(weight: number, title: boolean): void {
    const { words, terms } = this.#memo;
    const count = this.#memo.lookUp();
    for (let i = 0; i < count; i++) this.#count(terms[i] as number, weight, title);
    for (let i = 0; i < count; i++) this.#append(words[i] as number, terms[i] as number);
  }

  #append(word: number, term: number): void {
    this.#words.push(word);
    this.#pairs.push(term);
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
    this.#again.length = 0;
    this.#pairStarts = [0];
    this.#pairs.clear();
    // Left of a batch that failed.
    this.#memo.forget();
    if (this.#postings > 0) this.#forgetTerms();
    this.#postingStarts = [0];
    this.#postings = 0;
    this.#differentTerms = 0;
  }

  /** Builds the segment and clears the builder. */
  async finish(slice: TimeSlice): Promise<Segment> {
    const { size } = this;
    const postings = this.#postings;
    const terms = this.#differentTerms;
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
    this.#placeTerms(columns);
    await slice.yieldIfDue();
    for (let doc = 0; doc < size; ) {
      doc = this.#sortSome(doc, columns);
      await slice.yieldIfDue();
    }
    for (const term of columns.terms) this.#byTerm[2 * term + 1] = 0;
    this.#base += postings;
    if (this.#base > maxBase) this.#forgetTerms();
    this.#postings = 0;
    this.clear();
    return new Segment(buffer, this.#ids);
  }

  #forgetTerms(): void {
    this.#byTerm.fill(0);
    this.#base = 1;
  }

  #filterWordsOf(field: string, value: string): number[] {
    const known = this.#filterWords.getOrInsertComputed(field, () => new Map());
    if (known.size >= maxCachedValues) known.clear();
    return known.getOrInsertComputed(value, () =>
      filterTerms(field, value).map((term) => this.#lexicon.learn(term)),
    );
  }

  #count(term: number, count: number, title: boolean): void {
    const at = 2 * term;
    if (at >= this.#byTerm.length) this.#byTerm = grown(this.#byTerm, 2 * this.#lexicon.size);
    const byTerm = this.#byTerm;
    const last = byTerm[at] as number;
    if (last >= this.#first) {
      const posting = last - this.#base;
      this.#weights[posting] = withMore(this.#weights[posting] as number, count, title);
      return;
    }
    const posting = this.#postings++;
    if (posting >= this.#terms.length) {
      this.#terms = grown(this.#terms, this.#postings);
      this.#weights = grown(this.#weights, this.#postings);
    }
    this.#terms[posting] = term;
    this.#weights[posting] = weightOf(count, title);
    const before = byTerm[at + 1] as number;
    if (before === 0) this.#differentTerms++;
    byTerm[at] = this.#base + posting;
    byTerm[at + 1] = before + 1;
  }

  /** A counting sort: the terms ascending, and where the postings of each begin, also instead of their count. */
  #placeTerms({ terms, postingStarts }: SegmentColumns): void {
    const byTerm = this.#byTerm;
    let start = 0;
    for (let term = 0, i = 0; i < terms.length; term++) {
      const count = byTerm[2 * term + 1] as number;
      if (count === 0) continue;
      byTerm[2 * term + 1] = start;
      start += count;
      terms[i++] = term;
      postingStarts[i] = start;
    }
  }

  /** Puts the postings of some documents there, in the order of documents; returns the next document. */
  #sortSome(first: number, { docs, weights }: SegmentColumns): number {
    const byTerm = this.#byTerm;
    const from = this.#postingStarts[first] as number;
    let doc = first;
    for (let posting = from; doc < this.size && posting - from < postingsPerSlice; doc++) {
      const end = this.#postingStarts[doc + 1] as number;
      for (; posting < end; posting++) {
        const next = 2 * (this.#terms[posting] as number) + 1;
        const at = byTerm[next] as number;
        byTerm[next] = at + 1;
        docs[at] = doc;
        weights[at] = this.#weights[posting] as number;
      }
    }
    return doc;
  }
}

import type { TimeSlice } from "../../async/yield.ts";
import { forwardIndexOf } from "../index/forward-index.ts";
import { boundary, type Lexicon } from "../index/lexicon.ts";
import {
  countOf,
  isInTitle,
  type LiveSegment,
  lowerBound,
  noPostings,
  type Postings,
  weightOf,
} from "../index/segment.ts";
import type { SequencePlace, TermVariant } from "../query/query-term.ts";

const maxWordsPerSlice = 50_000;
/** Headline, text and tags. What follows them in the forward index is in no order. */
const searchedTextCount = 3;

/**
 * The documents of a segment that satisfy a variant, including removed ones. Sequences are looked up in
 * the words of those that have all the terms: positions would double the postings for a rare use.
 */
export async function postingsOf(
  part: LiveSegment,
  { terms, inTitle, sequence }: TermVariant,
  lexicon: Lexicon,
  slice: TimeSlice,
): Promise<Postings> {
  let found = intersect(terms.map((term) => part.segment.postings(lexicon.find(term))));
  if (inTitle) found = filterPostings(found, (_, at) => isInTitle(found.weights[at] as number));
  if (!sequence) return found;
  const places = sequence.places.map((place) => wordsAt(place, lexicon));
  const { byTerm } = sequence;
  const texts = inTitle ? 1 : searchedTextCount;
  const holds = new Uint8Array(found.docs.length);
  let read = 0;
  for (let at = 0; at < holds.length; at++) {
    const words = forwardIndexOf(part.segment, found.docs[at] as number);
    holds[at] = follow(words, { places, byTerm, texts }, lexicon) ? 1 : 0;
    read += words.length;
    if (read < maxWordsPerSlice) continue;
    read = 0;
    await slice.yieldIfDue();
  }
  return filterPostings(found, (_, at) => holds[at] === 1);
}

/** The numbers of the words allowed at a place. */
const wordsAt = ({ forms, startsWith }: SequencePlace, lexicon: Lexicon): number[] =>
  startsWith === undefined ? forms.map((form) => lexicon.find(form)) : lexicon.withPrefix(startsWith);

/** A sequence in the lexicon's numbers, to be found in the first `texts` of an article. */
type NumberedSequence = { places: number[][]; byTerm: boolean; texts: number };

/** Whether the words of a sequence follow one another. */
function follow(words: Uint32Array, { places, byTerm, texts }: NumberedSequence, lexicon: Lexicon): boolean {
  const is = (at: number, forms: number[]): boolean => {
    const word = words[at] as number;
    return forms.includes(byTerm ? lexicon.term(word) : word);
  };
  const first = places[0] as number[];
  const last = words.length - places.length;
  for (let at = 0, boundaries = 0; at <= last; at++) {
    if (words[at] === boundary && ++boundaries === texts) return false;
    if (is(at, first) && places.every((forms, i) => is(at + i, forms))) return true;
  }
  return false;
}

/** How many of the documents are live. */
export function liveDocs({ docs }: Postings, { removed }: LiveSegment): number {
  if (!removed) return docs.length;
  let count = 0;
  for (let i = 0; i < docs.length; i++) if (!removed[docs[i] as number]) count++;
  return count;
}

/** The postings of the documents that pass; `passes` also gets the place in the list. */
function filterPostings(postings: Postings, passes: (doc: number, at: number) => boolean): Postings {
  const docs = new Uint32Array(postings.docs.length);
  const weights = new Uint8Array(postings.docs.length);
  let count = 0;
  for (let at = 0; at < docs.length; at++) {
    const doc = postings.docs[at] as number;
    if (!passes(doc, at)) continue;
    docs[count] = doc;
    weights[count++] = postings.weights[at] as number;
  }
  return { docs: docs.subarray(0, count), weights: weights.subarray(0, count) };
}

/** The documents in all lists, each with its lowest weight: a name occurs as often as its rarest word. */
function intersect(lists: Postings[]): Postings {
  const [rarest = noPostings, ...others] = lists.toSorted((a, b) => a.docs.length - b.docs.length);
  return others.reduce(both, rarest);
}

function both(few: Postings, many: Postings): Postings {
  const docs = new Uint32Array(few.docs.length);
  const weights = new Uint8Array(few.docs.length);
  let [length, at] = [0, 0];
  for (let i = 0; i < few.docs.length; i++) {
    const doc = few.docs[i] as number;
    at = seek(many.docs, doc, at);
    if (many.docs[at] !== doc) continue;
    docs[length] = doc;
    weights[length++] = lesser(few.weights[i] as number, many.weights[at] as number);
  }
  return { docs: docs.subarray(0, length), weights: weights.subarray(0, length) };
}

const lesser = (a: number, b: number): number =>
  weightOf(Math.min(countOf(a), countOf(b)), isInTitle(a) && isInTitle(b));

/** The first place from `start` whose document is not below `doc`, in steps that double. */
function seek(docs: Uint32Array, doc: number, start: number): number {
  let step = 1;
  while (start + step < docs.length && (docs[start + step] as number) < doc) step *= 2;
  return lowerBound(docs, doc, start + (step >> 1), Math.min(start + step, docs.length));
}

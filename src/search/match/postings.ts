import { lowerBound, type Part, type Postings } from "../index/segment.ts";
import { countOf, isInTitle, weightOf } from "../segment/weights.ts";

const noPostings: Postings = { docs: new Uint32Array(0), weights: new Uint8Array(0) };

/** How many of the documents are still there. */
export function living({ docs }: Postings, { removed }: Part): number {
  if (!removed) return docs.length;
  let count = 0;
  for (let i = 0; i < docs.length; i++) if (!removed[docs[i] as number]) count++;
  return count;
}

/** The postings of the documents that pass; `passes` is told the place in the list too. */
export function keep(postings: Postings, passes: (doc: number, at: number) => boolean): Postings {
  const docs = new Uint32Array(postings.docs.length);
  const weights = new Uint8Array(postings.docs.length);
  let kept = 0;
  for (let at = 0; at < docs.length; at++) {
    const doc = postings.docs[at] as number;
    if (!passes(doc, at)) continue;
    docs[kept] = doc;
    weights[kept++] = postings.weights[at] as number;
  }
  return { docs: docs.subarray(0, kept), weights: weights.subarray(0, kept) };
}

/** The documents that all have, each with the least weight: a name is there as often as its rarest word. */
export function all(lists: Postings[]): Postings {
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

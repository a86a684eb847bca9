import type { Part } from "../segment/merge.ts";
import type { Postings } from "../segment/segment.ts";

const nothing: Postings = { docs: new Uint32Array(0), weights: new Uint8Array(0) };

/** A term's postings in a part, of the documents that are still there. */
export function livePostings({ segment, removed }: Part, term: string): Postings {
  const postings = segment.postings(term) ?? nothing;
  return removed ? keep(postings, (doc) => !removed[doc]) : postings;
}

/** The postings whose document passes. */
function keep({ docs, weights }: Postings, passes: (doc: number) => boolean): Postings {
  const kept: number[] = [];
  for (let i = 0; i < docs.length; i++) if (passes(docs[i] as number)) kept.push(i);
  if (kept.length === docs.length) return { docs, weights };
  return {
    docs: Uint32Array.from(kept, (i) => docs[i] as number),
    weights: Uint8Array.from(kept, (i) => weights[i] as number),
  };
}

/** The documents that all have, each with the least weight: a name is there as often as its rarest word. */
export function all(lists: Postings[]): Postings {
  const [rarest = nothing, ...others] = lists.toSorted((a, b) => a.docs.length - b.docs.length);
  return others.reduce(both, rarest);
}

function both(a: Postings, b: Postings): Postings {
  const docs: number[] = [];
  const weights: number[] = [];
  let j = 0;
  for (let i = 0; i < a.docs.length; i++) {
    const doc = a.docs[i] as number;
    j = seek(b.docs, doc, j);
    if (b.docs[j] !== doc) continue;
    docs.push(doc);
    weights.push(Math.min(a.weights[i] as number, b.weights[j] as number));
  }
  return { docs: Uint32Array.from(docs), weights: Uint8Array.from(weights) };
}

/** The first position from `start` whose document is not below `doc`, in steps that double. */
function seek(docs: Uint32Array, doc: number, start: number): number {
  let step = 1;
  while (start + step < docs.length && (docs[start + step] as number) < doc) step *= 2;
  let low = start + (step >> 1);
  let high = Math.min(start + step, docs.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((docs[middle] as number) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

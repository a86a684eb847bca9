import type { Part } from "../segment/merge.ts";
import type { Postings } from "../segment/segment.ts";

/** Conditions that a document meets or not, whatever its score. */
export type Conditions = {
  /** Sets of terms: each set must have a term in the document. */
  oneOf: Postings[][];
  noneOf: Postings[];
  since: number;
  until: number;
  /** The last change the answer knows of. */
  asOf: number;
};

/** One byte for each document of a part: 1 where it meets the conditions. */
export function allowed({ segment, removed }: Part, conditions: Conditions): Uint8Array {
  const { times, born } = segment.columns;
  const mask = new Uint8Array(segment.size);
  for (let doc = 0; doc < mask.length; doc++) {
    const time = times[doc] as number;
    const inTime =
      time >= conditions.since && time < conditions.until && (born[doc] as number) <= conditions.asOf;
    mask[doc] = inTime && !removed?.[doc] ? 1 : 0;
  }
  for (const lists of conditions.oneOf) intersect(mask, lists);
  for (const { docs } of conditions.noneOf) for (const doc of docs) mask[doc] = 0;
  return mask;
}

function intersect(mask: Uint8Array, lists: Postings[]): void {
  const having = new Uint8Array(mask.length);
  for (const { docs } of lists) for (const doc of docs) having[doc] = 1;
  for (let doc = 0; doc < mask.length; doc++) mask[doc] = (mask[doc] as number) & (having[doc] as number);
}

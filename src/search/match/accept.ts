import { lowerBound, type Part, type Postings } from "../index/segment.ts";

/** Conditions that a document meets or not, whatever its score. */
export type Conditions = {
  /** Sets of lists: each set must have a list with the document. */
  oneOf: Postings[][];
  noneOf: Postings[];
  since: number;
  until: number;
  /** The last change the answer knows of. */
  asOf: number;
};

/** Which documents of a part meet the conditions; asked window by window, in their order. */
export class Acceptance {
  readonly #part: Part;
  readonly #conditions: Conditions;
  readonly #dated: boolean;
  /** For each document of the window, how many of the sets have it; it stays below for an unwanted one. */
  readonly #having: Uint16Array | undefined;
  #from = 0;

  constructor(part: Part, conditions: Conditions, windowSize: number) {
    this.#part = part;
    this.#conditions = conditions;
    const { since, until, asOf, oneOf, noneOf } = conditions;
    this.#dated =
      since > Number.NEGATIVE_INFINITY || until < Number.POSITIVE_INFINITY || part.segment.lastBorn > asOf;
    if (oneOf.length + noneOf.length > 0)
      this.#having = new Uint16Array(Math.min(windowSize, part.segment.size));
  }

  /** Makes ready for the documents in [from, to). */
  enter(from: number, to: number): void {
    this.#from = from;
    if (!this.#having) return;
    this.#having.fill(0);
    for (const [passed, lists] of this.#conditions.oneOf.entries()) {
      for (const list of lists) this.#mark(list, from, to, passed, passed + 1);
    }
    const all = this.#conditions.oneOf.length;
    for (const list of this.#conditions.noneOf) this.#mark(list, from, to, all, all + 1);
  }

  accepts(doc: number): boolean {
    if (this.#part.removed?.[doc]) return false;
    if (this.#having && this.#having[doc - this.#from] !== this.#conditions.oneOf.length) return false;
    if (!this.#dated) return true;
    const { times, born } = this.#part.segment.columns;
    const { since, until, asOf } = this.#conditions;
    const time = times[doc] as number;
    return time >= since && time < until && (born[doc] as number) <= asOf;
  }

  /** Documents that have passed so many sets pass one more: or, past the last, fail. */
  #mark({ docs }: Postings, from: number, to: number, passed: number, next: number): void {
    const having = this.#having as Uint16Array;
    const end = lowerBound(docs, to, 0, docs.length);
    for (let i = lowerBound(docs, from, 0, end); i < end; i++) {
      const at = (docs[i] as number) - from;
      if (having[at] === passed) having[at] = next;
    }
  }
}

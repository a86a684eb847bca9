import type { Change } from "../../article/store.ts";
import { inSlices } from "../../async/steps.ts";
import type { TimeSlice } from "../../async/yield.ts";
import { StringTable } from "../structures/string-table.ts";
import { sum } from "../structures/sum.ts";
import { DocLocations } from "./doc-locations.ts";
import { forwardIndexOf } from "./forward-index.ts";
import { boundary, Lexicon } from "./lexicon.ts";
import { merge } from "./merge-segments.ts";
import type { LiveSegment, Segment } from "./segment.ts";
import { SegmentBuilder } from "./segment-builder.ts";

/** What a search reads: except for the lexicon, which only grows, it is immutable. */
export type IndexView = {
  parts: readonly LiveSegment[];
  lexicon: Lexicon;
  /** The number of live articles, and the sum of their lengths. */
  size: number;
  totalLength: number;
  seq: number;
};

type Saved = { parts: LiveSegment[]; lexicon: Lexicon; ids: StringTable; seq: number };

/** Segments of one order of magnitude that are merged into one. */
const fanOut = 8;
const sampledIdsPerSegment = 8;

/** An article that is replaced or removed, and where it was. */
type Replaced = { id: string; segment: Segment; doc: number };

export type DocLocation = { part: LiveSegment; doc: number; lexicon: Lexicon };

/** All segments. For a single writer: each `apply` and `tidy` must end before the next. */
export class SegmentStore {
  readonly #lexicon: Lexicon;
  readonly #ids: StringTable;
  readonly #locations: DocLocations;
  readonly #builder: SegmentBuilder;
  #view: IndexView;

  /** Empty; `restore` passes saved tables. */
  constructor(lexicon = new Lexicon(), ids = new StringTable()) {
    this.#lexicon = lexicon;
    this.#ids = ids;
    this.#locations = new DocLocations(ids);
    this.#builder = new SegmentBuilder(lexicon, ids);
    this.#view = { parts: [], lexicon, size: 0, totalLength: 0, seq: 0 };
  }

  /** From saved segments with their removed documents, and the tables they refer to. */
  static async restore({ parts, lexicon, ids, seq }: Saved, slice: TimeSlice): Promise<SegmentStore> {
    const segments = new SegmentStore(lexicon, ids);
    let [size, totalLength] = [0, 0];
    for (const part of parts) {
      segments.#locations.put(part.segment, part.removed);
      size += liveCount(part);
      const { lengths } = part.segment.columns;
      for (let doc = 0; doc < lengths.length; doc++)
        if (!part.removed?.[doc]) totalLength += lengths[doc] as number;
      await slice.yieldIfDue();
    }
    segments.#view = { parts, lexicon, size, totalLength, seq };
    return segments;
  }

  get view(): IndexView {
    return this.#view;
  }

  get ids(): StringTable {
    return this.#ids;
  }

  /** Undefined for an unknown id. */
  placeOf(id: string): DocLocation | undefined {
    const place = this.#locations.find(id);
    const part = place && this.#view.parts.find(({ segment }) => segment === place.segment);
    return part && { part, doc: place.doc, lexicon: this.#lexicon };
  }

  /** The ids of a few articles from all over each segment. */
  someIds(): string[] {
    return this.#view.parts.flatMap(({ segment, removed }) => {
      const step = Math.ceil(segment.size / sampledIdsPerSegment);
      const docs = Array.from({ length: Math.ceil(segment.size / step) }, (_, i) => i * step);
      return docs.filter((doc) => !removed?.[doc]).map((doc) => segment.idOf(doc));
    });
  }

  /** Applies changes, oldest first, one per article. */
  async apply(changes: Change[], slice: TimeSlice): Promise<void> {
    const builder = this.#builder;
    // A batch that failed may have left something.
    builder.clear();
    let gone: Replaced[] = [];
    for (const change of changes) {
      const place = this.#locations.find(change.id);
      if (place) gone.push({ ...place, id: change.id });
      if (change.kind === "remove") continue;
      const addedSeq = place ? (place.segment.columns.addedSeq[place.doc] as number) : change.seq;
      await inSlices(builder.add(change.article, addedSeq), slice);
      if (!builder.full) continue;
      await this.#publish(gone, slice);
      gone = [];
    }
    await slice.yieldIfDue();
    if (builder.size + gone.length > 0) await this.#publish(gone, slice);
    const seq = changes.reduce((highest, change) => Math.max(highest, change.seq), this.#view.seq);
    this.#view = { ...this.#view, seq };
  }

  /** Merges segments until few are left; searches continue meanwhile. */
  async tidy(slice: TimeSlice): Promise<void> {
    for (let crowd = crowded(this.#view.parts); crowd; crowd = crowded(this.#view.parts)) {
      const segment = await merge(crowd, this.#ids, slice);
      const rest = this.#view.parts.filter((part) => !crowd?.includes(part));
      this.#view = { ...this.#view, parts: segment.size > 0 ? [...rest, { segment }] : rest };
      this.#locations.put(segment);
      this.#locations.forget(crowd.map((part) => part.segment));
    }
  }

  /** Makes a batch visible, and what it replaces invisible, in one step. */
  async #publish(gone: Replaced[], slice: TimeSlice): Promise<void> {
    const segment = await this.#builder.finish(slice);
    const parts = without(this.#view.parts, gone);
    const removedLength = sum(gone.map(({ segment, doc }) => segment.columns.lengths[doc] as number));
    this.#view = {
      ...this.#view,
      parts: segment.size > 0 ? [...parts, { segment }] : parts,
      size: this.#view.size - gone.length + segment.size,
      totalLength: this.#view.totalLength - removedLength + sum(segment.columns.lengths),
    };
    this.#count(segment);
    for (const { id } of gone) this.#locations.delete(id);
    this.#locations.put(segment);
    // Until then a search takes some words for a little more frequent than they are.
    for (const { segment, doc } of gone) {
      if (slice.due) await slice.yieldIfDue();
      this.#uncount(segment, doc);
    }
  }

  #count({ columns: { terms, postingStarts } }: Segment): void {
    for (let i = 0; i < terms.length; i++) {
      const documents = (postingStarts[i + 1] as number) - (postingStarts[i] as number);
      this.#lexicon.count(terms[i] as number, documents);
    }
  }

  #uncount(segment: Segment, doc: number): void {
    const terms = new Set<number>();
    for (const word of forwardIndexOf(segment, doc))
      if (word !== boundary) terms.add(this.#lexicon.term(word));
    for (const term of terms) this.#lexicon.count(term, -1);
  }
}

/** The segments with more documents removed, as copies, since searches may be reading the old ones. */
function without(parts: readonly LiveSegment[], gone: { segment: Segment; doc: number }[]): LiveSegment[] {
  const changed = new Map<Segment, Uint8Array>();
  for (const { segment, doc } of gone) {
    const before = parts.find((part) => part.segment === segment)?.removed;
    const removed = changed.get(segment) ?? Uint8Array.from(before ?? new Uint8Array(segment.size));
    removed[doc] = 1;
    changed.set(segment, removed);
  }
  return parts.map((part) => ({ ...part, removed: changed.get(part.segment) ?? part.removed }));
}

/** The segments to merge next: too many of one order of magnitude, or one that is mostly removed. */
function crowded(parts: readonly LiveSegment[]): LiveSegment[] | undefined {
  const hollow = parts.find((part) => part.removed && liveCount(part) * 2 <= part.segment.size);
  if (hollow) return [hollow];
  const tiers = Map.groupBy(parts, ({ segment }) => Math.floor(Math.log(segment.size) / Math.log(fanOut)));
  return [...tiers.values()].find((tier) => tier.length >= fanOut);
}

const liveCount = ({ segment, removed }: LiveSegment): number => segment.size - sum(removed ?? []);

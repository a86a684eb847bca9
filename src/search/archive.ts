import type { Article } from "../article/article.ts";
import type { Change } from "../article/store.ts";
import { Breath } from "./breath.ts";
import { SegmentBuilder } from "./segment/build.ts";
import { merge, type Part } from "./segment/merge.ts";
import type { Segment } from "./segment/segment.ts";

/** What a search looks at: it stays as it is while the archive goes on. */
export type View = {
  parts: readonly Part[];
  /** Articles that are there, and the sum of their lengths. */
  size: number;
  totalLength: number;
  seq: number;
};

/** So many segments of like size become one. */
const fanOut = 8;

type Place = { segment: Segment; doc: number };

/** All segments and the articles in them. One writer: callers let each `apply` end before the next. */
export class Archive {
  #view: View = { parts: [], size: 0, totalLength: 0, seq: 0 };
  readonly #articles = new Map<string, Article>();
  readonly #places = new Map<string, Place>();

  get view(): View {
    return this.#view;
  }

  article(id: string): Article | undefined {
    return this.#articles.get(id);
  }

  /** Takes in changes, oldest first, one an article. */
  async apply(changes: Change[]): Promise<void> {
    const breath = new Breath();
    let builder = new SegmentBuilder();
    let pending: Change[] = [];
    for (const change of changes) {
      pending.push(change);
      if (change.kind === "remove") continue;
      await builder.add(change.article, this.#bornOf(change), breath);
      if (!builder.full) continue;
      await this.#publish(pending, builder, breath);
      builder = new SegmentBuilder();
      pending = [];
    }
    await this.#publish(pending, builder, breath);
    const seq = changes.reduce((highest, change) => Math.max(highest, change.seq), this.#view.seq);
    this.#view = { ...this.#view, seq };
  }

  /** Merges segments until few are left; searches go on meanwhile. */
  async tidy(): Promise<void> {
    const breath = new Breath();
    for (let crowd = crowded(this.#view.parts); crowd; crowd = crowded(this.#view.parts)) {
      const segment = await merge(crowd, breath);
      const rest = this.#view.parts.filter((part) => !crowd?.includes(part));
      this.#view = { ...this.#view, parts: segment.size > 0 ? [...rest, { segment }] : rest };
      await this.#settle(segment, breath);
    }
  }

  #bornOf({ id, seq }: Change): number {
    const place = this.#places.get(id);
    return place ? (place.segment.columns.born[place.doc] as number) : seq;
  }

  /** Makes a batch visible, and what it replaces invisible, at once. */
  async #publish(changes: Change[], builder: SegmentBuilder, breath: Breath): Promise<void> {
    const segment = await builder.finish(breath);
    const gone = changes.map(({ id }) => this.#places.get(id)).filter((place) => place !== undefined);
    const parts = without(this.#view.parts, gone);
    const removedLength = sum(gone.map(({ segment, doc }) => segment.columns.lengths[doc] as number));
    this.#view = {
      seq: this.#view.seq,
      parts: segment.size > 0 ? [...parts, { segment }] : parts,
      size: this.#view.size - gone.length + segment.size,
      totalLength: this.#view.totalLength - removedLength + sum(segment.columns.lengths),
    };
    for (const change of changes) {
      this.#places.delete(change.id);
      if (change.kind === "remove") this.#articles.delete(change.id);
      else this.#articles.set(change.id, change.article);
    }
    await this.#settle(segment, breath);
  }

  async #settle(segment: Segment, breath: Breath): Promise<void> {
    for (let doc = 0; doc < segment.size; doc++) {
      this.#places.set(segment.ids.at(doc), { segment, doc });
      if (breath.due) await breath.pause();
    }
  }
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
};

/** The parts with more documents removed; what others may be reading stays as it is. */
function without(parts: readonly Part[], gone: Place[]): Part[] {
  const changed = new Map<Segment, Uint8Array>();
  for (const { segment, doc } of gone) {
    const before = parts.find((part) => part.segment === segment)?.removed;
    const removed = changed.get(segment) ?? Uint8Array.from(before ?? new Uint8Array(segment.size));
    removed[doc] = 1;
    changed.set(segment, removed);
  }
  return parts.map((part) => ({ ...part, removed: changed.get(part.segment) ?? part.removed }));
}

/** The segments of one order of magnitude, where there are too many of them. */
function crowded(parts: readonly Part[]): Part[] | undefined {
  const tiers = Map.groupBy(parts, ({ segment }) => Math.floor(Math.log(segment.size) / Math.log(fanOut)));
  return [...tiers.values()].find((tier) => tier.length >= fanOut);
}

import { grown } from "../structures/growable.ts";
import type { StringTable } from "../structures/string-table.ts";
import type { Segment } from "./segment.ts";

/** The segment of each article and its document there, by the article's number. */
export class DocLocations {
  readonly #ids: StringTable;
  /** Keys of `#segments`; 0 for an article that is not indexed. */
  #segmentOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #docOf: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  readonly #segments = new Map<number, Segment>();
  #serial = 0;

  constructor(ids: StringTable) {
    this.#ids = ids;
  }

  find(id: string): { segment: Segment; doc: number } | undefined {
    const article = this.#ids.find(id);
    const segment = this.#segments.get(this.#segmentOf[article] ?? 0);
    return segment && { segment, doc: this.#docOf[article] as number };
  }

  delete(id: string): void {
    const article = this.#ids.find(id);
    if (article >= 0 && article < this.#segmentOf.length) this.#segmentOf[article] = 0;
  }

  /** Forgets segments that have been merged into others. */
  forget(segments: Segment[]): void {
    for (const [serial, segment] of this.#segments) {
      if (segments.includes(segment)) this.#segments.delete(serial);
    }
  }

  /** Adds the documents of a new segment. */
  put(segment: Segment, removed?: Uint8Array): void {
    this.#segmentOf = grown(this.#segmentOf, this.#ids.count);
    this.#docOf = grown(this.#docOf, this.#ids.count);
    const serial = ++this.#serial;
    this.#segments.set(serial, segment);
    for (let doc = 0; doc < segment.size; doc++) {
      if (removed?.[doc]) continue;
      const article = segment.columns.articles[doc] as number;
      this.#segmentOf[article] = serial;
      this.#docOf[article] = doc;
    }
  }
}

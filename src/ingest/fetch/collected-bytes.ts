import { joinBytes } from "../../async/join-bytes.ts";
import { FetchError } from "./fetch-error.ts";

/** The parts of a body that comes bit by bit, up to a size. */
export class CollectedBytes {
  readonly #parts: Uint8Array[] = [];
  readonly #maxBytes: number;
  readonly #tooLarge: "too_large" | "expands_too_large";
  #size = 0;

  /** @param tooLarge the error of the part that exceeds `maxBytes` */
  constructor(maxBytes: number, tooLarge: "too_large" | "expands_too_large") {
    this.#maxBytes = maxBytes;
    this.#tooLarge = tooLarge;
  }

  get size(): number {
    return this.#size;
  }

  /** Throws FetchError and what the stream throws; the parts before stay. */
  async add(parts: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const part of parts) {
      this.#size += part.length;
      if (this.#size > this.#maxBytes)
        throw new FetchError(this.#tooLarge, { megabytes: this.#maxBytes / 1e6 });
      this.#parts.push(part);
    }
  }

  joined(): Promise<Uint8Array> {
    return joinBytes(this.#parts);
  }
}

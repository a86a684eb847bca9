import { joinBytes } from "../../async/join-bytes.ts";

/** The parts of a body that comes bit by bit, up to a size. */
export class CollectedBytes {
  readonly #parts: Uint8Array[] = [];
  readonly #maxBytes: number;
  readonly #tooLarge: () => Error;
  #size = 0;

  /** @param tooLarge made and thrown by the part that exceeds `maxBytes` */
  constructor(maxBytes: number, tooLarge: () => Error) {
    this.#maxBytes = maxBytes;
    this.#tooLarge = tooLarge;
  }

  get size(): number {
    return this.#size;
  }

  async add(parts: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const part of parts) {
      this.#size += part.length;
      if (this.#size > this.#maxBytes) throw this.#tooLarge();
      this.#parts.push(part);
    }
  }

  joined(): Promise<Uint8Array> {
    return joinBytes(this.#parts);
  }
}

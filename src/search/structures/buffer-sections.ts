import type { StringColumns } from "./string-table.ts";

/** Saved buffers, to be read in the order in which they were saved. */
export class BufferSections {
  readonly #buffers: ArrayBuffer[];
  #taken = 0;

  constructor(buffers: ArrayBuffer[]) {
    this.#buffers = buffers;
  }

  get left(): number {
    return this.#buffers.length - this.#taken;
  }

  /** Throws if none is left. */
  next(): ArrayBuffer {
    const buffer = this.#buffers[this.#taken++];
    if (!buffer) throw new RangeError(`section ${this.#taken - 1} is missing`);
    return buffer;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.next());
  }

  numbers(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.next());
  }

  signed(): Int32Array<ArrayBuffer> {
    return new Int32Array(this.next());
  }

  /** The counterpart of `textSections`. */
  texts(): StringColumns {
    const [starts, units] = [this.numbers(), new Uint16Array(this.next())];
    return { starts, units, slots: this.signed() };
  }
}

export const textSections = ({ starts, units, slots }: StringColumns): ArrayBuffer[] => [
  starts.buffer,
  units.buffer,
  slots.buffer,
];

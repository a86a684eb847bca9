import type { StringColumns } from "./string-table.ts";

/** Buffers that were saved, to be taken up in the order in which they were put. */
export class BufferSections {
  readonly #buffers: ArrayBuffer[];
  #taken = 0;

  constructor(buffers: ArrayBuffer[]) {
    this.#buffers = buffers;
  }

  get left(): number {
    return this.#buffers.length - this.#taken;
  }

  /** Throws where none is left. */
  next(): ArrayBuffer {
    const buffer = this.#buffers[this.#taken];
    if (!buffer) throw new RangeError(`section ${this.#taken} is missing`);
    this.#taken++;
    return buffer;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.next());
  }

  numbers(): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.next());
  }

  /** What `textSections` gave. */
  texts(): StringColumns {
    const [starts, units, slots] = [this.numbers(), this.next(), this.next()];
    return { starts, units: new Uint16Array(units), slots: new Int32Array(slots) };
  }
}

export const textSections = ({ starts, units, slots }: StringColumns): ArrayBuffer[] => [
  starts.buffer,
  units.buffer,
  slots.buffer,
];

import { TimeSlice } from "./yield.ts";

const copiedAtOnce = 262_144;

/**
 * Parts as one new piece of memory, copied with pauses: new memory costs time where it is first touched, some ms for
 * ten megabytes.
 */
export async function joinBytes(parts: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  const slice = new TimeSlice();
  let at = 0;
  for (const part of parts)
    for (let from = 0; from < part.length; from += copiedAtOnce) {
      const some = part.subarray(from, from + copiedAtOnce);
      whole.set(some, at);
      at += some.length;
      if (slice.due) await slice.yieldIfDue();
    }
  return whole;
}

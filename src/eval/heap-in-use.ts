import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// The collector is not callable by default; a context made after the flag was set has it.
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use after a full collection: JavaScript's own and buffers outside its heap. */
export async function bytesInUse(): Promise<number> {
  // Buffers are freed in the turn after the collection that found them unused.
  for (let turn = 0; turn < 2; turn++) {
    collect();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

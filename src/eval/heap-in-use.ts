import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

// The collector is not callable by default; a context created after setting the flag has it.
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Bytes in use after a full collection: JavaScript's own and buffers outside its heap. */
export async function bytesInUse(): Promise<number> {
  // Buffers are freed one turn after the collection that found them unused.
  for (let turn = 0; turn < 2; turn++) {
    collect();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

import { openSync, readSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import os from "node:os";

/** The clock is read from its file again after this time, and so at once after the process was stopped. */
const freshMs = 2;

/**
 * The program's clock runs ahead of the machine's by a number of milliseconds in a file, which the test changes while
 * the program runs. So does the machine's uptime by the second number, which has not what the clock is wrong by.
 */
export function keepClock(path: string): void {
  const file = openSync(path, "r");
  const numbers = new Float64Array(2);
  let readAt = Number.NEGATIVE_INFINITY;
  const read = (place: number): number => {
    if (performance.now() - readAt > freshMs) {
      readSync(file, numbers, 0, numbers.byteLength, 0);
      readAt = performance.now();
    }
    return numbers[place] ?? 0;
  };
  const { now } = Date;
  Date.now = () => Math.floor(now() + read(0));
  const { uptime } = os;
  os.uptime = () => uptime() + read(1) / 1_000;
  syncBuiltinESMExports();
}

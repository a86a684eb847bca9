import { openSync, readSync } from "node:fs";

/** The clock is read from its file again after this time, and so at once after the process was stopped. */
const freshMs = 2;

/**
 * The program's clock runs ahead of the machine's by the number of milliseconds in a file, which the test
 * changes while the program runs.
 */
export function keepClock(path: string): void {
  const file = openSync(path, "r");
  const ahead = new Float64Array(1);
  const now = Date.now;
  let readAt = Number.NEGATIVE_INFINITY;
  Date.now = () => {
    if (performance.now() - readAt > freshMs) {
      readSync(file, ahead, 0, ahead.byteLength, 0);
      readAt = performance.now();
    }
    return Math.floor(now() + (ahead[0] ?? 0));
  };
}

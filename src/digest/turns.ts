import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Gives whoever asks a turn of the event loop of their own: what many deliveries do at the same time
 * is spread, and readers' answers come in between.
 */
export function createTurns(): () => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return async () => {
    const own = last.then(() => nextTurn());
    last = own;
    await own;
  };
}

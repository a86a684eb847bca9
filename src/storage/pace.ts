import { nextTurn } from "../async/yield.ts";

/** Milliseconds of work after which others get a turn of the event loop. */
const stretchMs = 3;

/**
 * Makes steps of work that each hold up the event loop: where those before have taken long, others
 * get a turn first, also in the middle of a transaction.
 */
export function createPace(): <T>(step: () => Promise<T>) => Promise<T> {
  let busyMs = 0;
  return async (step) => {
    if (busyMs > stretchMs) {
      busyMs = 0;
      await nextTurn();
    }
    const start = performance.now();
    try {
      return await step();
    } finally {
      busyMs += performance.now() - start;
    }
  };
}

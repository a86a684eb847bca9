import { nextTurn } from "../turn.ts";

/** Milliseconds of work after which others get a turn of the event loop. */
const stretchMs = 3;

export type Queue = {
  /** Waits until all that came before have left. */
  enter(): Promise<void>;
  leave(): void;
};

/** One at a time, in the order they come. Many that wait for each other do not hold up the event loop together. */
export function createQueue(): Queue {
  let last = Promise.resolve();
  let leave = () => {};
  let entered = 0;
  let busyMs = 0;
  return {
    async enter() {
      const before = last;
      const own = Promise.withResolvers<void>();
      last = own.promise;
      await before;
      if (busyMs > stretchMs) {
        await nextTurn();
        busyMs = 0;
      }
      leave = own.resolve;
      entered = performance.now();
    },
    leave() {
      busyMs += performance.now() - entered;
      leave();
    },
  };
}

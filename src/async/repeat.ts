import { setTimeout as sleep } from "node:timers/promises";

export type Rhythm = {
  /** The rest after each round, in ms. */
  everyMs: number;
  /** Takes a function that ends the rest at once. */
  wakenBy?: (wake: () => void) => void;
  onSuccess(): void;
  /** The work goes on after it. */
  onError(error: unknown): void;
};

/** Does the work again and again, never two at a time; `stop` resolves when the round under way has ended. */
export function repeat(
  work: () => Promise<unknown>,
  { everyMs, wakenBy, onSuccess, onError }: Rhythm,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let rest = new AbortController();
  wakenBy?.(() => rest.abort());
  const loop = async () => {
    while (!stopping.signal.aborted) {
      rest = new AbortController();
      await work().then(onSuccess, onError);
      const signal = AbortSignal.any([stopping.signal, rest.signal]);
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

import { setTimeout as sleep } from "node:timers/promises";

export type RepeatOptions = {
  /** The pause after each run. */
  delayMs: number;
  /** Takes a function that ends the pause at once. */
  onWake?: (wake: () => void) => void;
  onSuccess?(): void;
  /** Called after a failed run; the work is repeated nevertheless. */
  onError(error: unknown): void;
};

/**
 * Repeats the work, one run at a time; `stop` resolves when the run in flight has ended, which learns of it
 * by its signal.
 */
export function repeat(
  work: (stopping: AbortSignal) => Promise<unknown>,
  { delayMs, onWake, onSuccess, onError }: RepeatOptions,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let pause = new AbortController();
  onWake?.(() => pause.abort());
  const loop = async () => {
    while (!stopping.signal.aborted) {
      pause = new AbortController();
      await work(stopping.signal).then(onSuccess, onError);
      const signal = AbortSignal.any([stopping.signal, pause.signal]);
      await sleep(delayMs, undefined, { signal }).catch(() => undefined);
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

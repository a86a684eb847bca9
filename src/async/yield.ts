const waiting: (() => void)[] = [];

/**
 * Waits for a turn of the event loop of its own: of all that wait, one goes on in each. So works that
 * yield every few milliseconds block nothing together either.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(resumeNext);
  });
}

function resumeNext(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeNext);
}

/** How long work may go on between two yields: nothing is to block for more than 10 ms. */
const sliceMs = 3;

/** Keeps long work from blocking: it calls `yieldIfDue` often, which waits only when the slice is used up. */
export class TimeSlice {
  #since = performance.now();

  /** Cheap enough for an inner loop, so that the await is only paid then. */
  get due(): boolean {
    return performance.now() - this.#since > sliceMs;
  }

  async yieldIfDue(): Promise<void> {
    if (!this.due) return;
    await yieldToEventLoop();
    this.#since = performance.now();
  }
}

/**
 * The same for steps that come one by one and each block for a moment: a step yields first where
 * those before have used the slice up, also in the middle of a transaction.
 */
export function createYieldingExecutor(): <T>(step: () => Promise<T>) => Promise<T> {
  let usedMs = 0;
  return async (step) => {
    if (usedMs > sliceMs) {
      usedMs = 0;
      await yieldToEventLoop();
    }
    const start = performance.now();
    try {
      return await step();
    } finally {
      usedMs += performance.now() - start;
    }
  };
}

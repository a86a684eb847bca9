const waiting: (() => void)[] = [];

/**
 * Waits for a turn of the event loop that no other waiter shares, so that tasks which each yield
 * every few milliseconds block nothing together either.
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

/** Between two yields: nothing is to block for more than 10 ms. */
const sliceMs = 3;

/** Keeps long work from blocking: it calls `yieldIfDue` often, which waits only once the slice is used up. */
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
 * The same for separate steps that each block for a moment: a step yields first if those before have
 * used up the slice, also in the middle of a transaction.
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

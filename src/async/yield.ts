const waiting: (() => void)[] = [];

/**
 * A turn of the event loop of one's own: of all who ask, one goes on in each turn. So long works that
 * pause every few milliseconds hold nothing up together either.
 */
export function yieldToEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(goOn);
  });
}

function goOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}

/** Milliseconds of work between two turns of the event loop; its promise is to stay below 10. */
const stretch = 3;

/** Keeps long work from blocking: call `pause` often, and it waits a turn when it is time. */
export class TimeSlice {
  #since = performance.now();

  /** Whether it is time; cheap enough for an inner loop, so that the await is only paid then. */
  get due(): boolean {
    return performance.now() - this.#since > stretch;
  }

  async yieldIfDue(): Promise<void> {
    if (!this.due) return;
    await yieldToEventLoop();
    this.#since = performance.now();
  }
}

/** Milliseconds of work after which others get a turn of the event loop. */
const stretchMs = 3;

/**
 * Makes steps of work that each hold up the event loop: where those before have taken long, others
 * get a turn first, also in the middle of a transaction.
 */
export function createYieldingExecutor(): <T>(step: () => Promise<T>) => Promise<T> {
  let busyMs = 0;
  return async (step) => {
    if (busyMs > stretchMs) {
      busyMs = 0;
      await yieldToEventLoop();
    }
    const start = performance.now();
    try {
      return await step();
    } finally {
      busyMs += performance.now() - start;
    }
  };
}

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
  turnMs();
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(resumeNext);
}

/** Between two yields: nothing is to block for more than 10 ms. */
const sliceMs = 3;

/** In a turn that others have used up, a task goes on for so long nevertheless, so that it ends on a busy machine too. */
const leastMs = 1;

const { nodeTiming } = performance;
let turn = -1;
let turnBegan = 0;

/** How long this turn of the event loop has lasted, since somebody asked in it for the first time. */
function turnMs(): number {
  const { loopCount } = nodeTiming.uvMetricsInfo;
  const now = performance.now();
  if (loopCount !== turn) {
    turn = loopCount;
    turnBegan = now;
  }
  return now - turnBegan;
}

/** Whether a task is to yield after so many ms of its own: what came before it in the same turn counts, too. */
const isEnough = (ownMs: number): boolean => ownMs > sliceMs || (ownMs > leastMs && turnMs() > sliceMs);

/** Between two steps of which each may take some ms: waits for another turn if this one has been used, by whomever. */
export async function yieldInLongTurn(): Promise<void> {
  if (turnMs() > leastMs) await yieldToEventLoop();
}

/** Keeps long work from blocking: it calls `yieldIfDue` often, which waits only once the slice is used up. */
export class TimeSlice {
  #since = performance.now();

  constructor() {
    turnMs();
  }

  /** Cheap enough for an inner loop, so that the await is only paid then. */
  get due(): boolean {
    return isEnough(performance.now() - this.#since);
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
    if (isEnough(usedMs)) {
      usedMs = 0;
      await yieldToEventLoop();
    }
    turnMs();
    const start = performance.now();
    try {
      return await step();
    } finally {
      usedMs += performance.now() - start;
    }
  };
}

type Waiter = { yields: number; resume(): void };

const waiting: Waiter[] = [];

/**
 * Waits for a turn of the event loop that no other waiter shares, so that tasks which each yield
 * every few milliseconds block nothing together either. By turns, the task goes first that has yielded
 * least often, so that answers do not wait behind a backlog, and the one that has waited longest.
 * @param yields how often this task has yielded before
 */
export function yieldToEventLoop(yields = 0): Promise<void> {
  return new Promise((resume) => {
    if (waiting.push({ yields, resume }) === 1) setImmediate(resumeNext);
  });
}

let skipped = false;
let longestFirst = false;

function resumeNext(): void {
  // A turn that was used up before is left alone, but not two of them, or nobody would go on beside others that are busy.
  skipped = turnMs() > leastMs && !skipped;
  if (!skipped) resumeOne();
  if (waiting.length > 0) setImmediate(resumeNext);
}

function resumeOne(): void {
  longestFirst = !longestFirst;
  waiting.splice(longestFirst ? 0 : leastYields(), 1)[0]?.resume();
}

/** Where the first waiter is of those that have yielded least often. */
function leastYields(): number {
  let least = 0;
  for (const [at, { yields }] of waiting.entries()) if (yields < (waiting[least]?.yields ?? 0)) least = at;
  return least;
}

/** Between two yields: nothing is to block for more than 10 ms. Two would cost an import a tenth of its speed. */
const sliceMs = 3;

/** In a turn that others have used up, a task goes on for so long nevertheless, so that it ends on a busy machine too. */
const leastMs = 1;

const { nodeTiming } = performance;
let turn = -1;
let turnBegan = 0;
let busyMs = 0;

/**
 * How long the event loop has been busy in this turn. Nothing tells when a turn begins: it counts since somebody
 * last asked in another one, without the time in which the loop was idle.
 */
function turnMs(): number {
  const { loopCount } = nodeTiming.uvMetricsInfo;
  const before = busyMs;
  busyMs = performance.now() - nodeTiming.idleTime;
  if (loopCount !== turn) {
    turn = loopCount;
    turnBegan = before;
  }
  return busyMs - turnBegan;
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
  #yields = 0;

  constructor() {
    turnMs();
  }

  /** Cheap enough for an inner loop, so that the await is only paid then. */
  get due(): boolean {
    return isEnough(performance.now() - this.#since);
  }

  async yieldIfDue(): Promise<void> {
    if (!this.due) return;
    await yieldToEventLoop(++this.#yields);
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

type Lane = { queue: (() => void)[]; running: number; maxRunning: number; notBefore: number };

export type LanePool = ReturnType<typeof createLanePool>;

/**
 * Runs a limited number of tasks at a time, taking them from its lanes by turns.
 * @param maxPerLane running at a time in one lane: fewer, so that a lane whose tasks hang holds up no other
 * @param now the clock, in ms
 */
export function createLanePool(maxRunning: number, maxPerLane: number, now: () => number) {
  /** The next first. */
  const lanes = new Map<string, Lane>();
  let free = maxRunning;
  let waiting = 0;
  let isClosed = false;

  const laneOf = (name: string) =>
    lanes.getOrInsertComputed(name, () => ({ queue: [], running: 0, maxRunning: maxPerLane, notBefore: 0 }));

  const mayBegin = ({ queue, running, maxRunning, notBefore }: Lane): boolean =>
    queue.length > 0 && (isClosed || (running < maxRunning && notBefore <= now()));

  /** Moves a lane that had its turn to the end of the map, where this loop meets it once more. */
  function resume(): void {
    for (const [name, lane] of lanes) {
      if (free === 0) return;
      if (lane.queue.length + lane.running === 0 && lane.notBefore <= now()) lanes.delete(name);
      if (!mayBegin(lane)) continue;
      lanes.delete(name);
      lanes.set(name, lane);
      free--;
      waiting--;
      lane.running++;
      lane.queue.shift()?.();
    }
  }

  return {
    /** Tasks that have not begun yet. */
    get waiting(): number {
      return waiting;
    },
    /** Resumes lanes whose moment has come; to be called about every second. */
    resume,
    /**
     * @param lane the queue the task joins; one with many tasks waits no less and no more than the others
     * @returns the task's result; undefined if the pool is closed and the task left undone
     */
    async run<T>(lane: string, task: () => Promise<T>): Promise<T | undefined> {
      if (isClosed) return undefined;
      const joined = laneOf(lane);
      waiting++;
      const turn = new Promise<void>((resolve) => joined.queue.push(resolve));
      resume();
      await turn;
      try {
        return isClosed ? undefined : await task();
      } finally {
        free++;
        joined.running--;
        resume();
      }
    },
    /** A lane begins nothing before a moment, then runs one task at a time until none waits. */
    slowDown(lane: string, until: number): void {
      Object.assign(laneOf(lane), { maxRunning: 1, notBefore: until });
    },
    /** Begins nothing more. */
    close(): void {
      isClosed = true;
      resume();
    },
  };
}

/** Does the work for every item, a limited number at a time; the results are in the order of the items. */
export async function mapConcurrently<T, R>(
  items: T[],
  maxRunning: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: maxRunning }, worker));
  return results;
}

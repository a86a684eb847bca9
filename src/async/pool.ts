/** Runs a limited number of tasks at a time, its lanes by turns. */
export type LanePool = {
  /**
   * @param lane whose task it is: one with many waits no less and no more than the others
   * @returns what the task does; undefined from a closed pool, which leaves it undone
   */
  run<T>(lane: string, task: () => Promise<T>): Promise<T | undefined>;
  /** A lane begins nothing before a moment, and then goes on with one task at a time until none waits. */
  slowDown(lane: string, until: number): void;
  /** Lets lanes go on whose moment has come; to be called about every second. */
  resume(): void;
  /** Begins nothing more. */
  close(): void;
  /** Tasks that have not begun yet. */
  readonly waiting: number;
};

type Lane = { queue: (() => void)[]; running: number; maxRunning: number; notBefore: number };

/**
 * @param maxRunning tasks at a time
 * @param maxPerLane of them of one lane: fewer, so that a lane whose tasks hang holds up no other
 * @param now the clock, in ms
 */
export function createLanePool(maxRunning: number, maxPerLane: number, now: () => number): LanePool {
  /** The next first. */
  const lanes = new Map<string, Lane>();
  let free = maxRunning;
  let waiting = 0;
  let isClosed = false;

  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? { queue: [], running: 0, maxRunning: maxPerLane, notBefore: 0 };
    lanes.set(name, lane);
    return lane;
  }

  const mayBegin = ({ queue, running, maxRunning, notBefore }: Lane): boolean =>
    queue.length > 0 && (isClosed || (running < maxRunning && notBefore <= now()));

  /** A lane that had its turn moves to the end of the map, where this loop meets it once more. */
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
    get waiting() {
      return waiting;
    },
    resume,
    async run(name, task) {
      if (isClosed) return undefined;
      const lane = laneOf(name);
      waiting++;
      const turn = new Promise<void>((resolve) => lane.queue.push(resolve));
      resume();
      await turn;
      try {
        return isClosed ? undefined : await task();
      } finally {
        free++;
        lane.running--;
        resume();
      }
    },
    slowDown(name, until) {
      Object.assign(laneOf(name), { maxRunning: 1, notBefore: until });
    },
    close() {
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

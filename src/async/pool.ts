/** Runs tasks, so many at a time, the lanes by turns. */
export type Pool = {
  /**
   * @param lane whose task it is: one with many waits no less and no more than the others
   * @returns when it is over; an ended pool leaves it undone
   */
  run(lane: string, task: () => Promise<void>): Promise<void>;
  /** A lane begins nothing before a moment, and then goes on with one task at a time until none waits. */
  slowDown(lane: string, until: number): void;
  /** Lets lanes go on whose moment has come; to be called about every second. */
  goOn(): void;
  /** Begins nothing more. */
  end(): void;
  /** Tasks that wait for their turn. */
  readonly waiting: number;
};

type Lane = { queue: (() => void)[]; running: number; width: number; notBefore: number };

/**
 * @param width how many tasks may run at once
 * @param laneWidth how many of one lane: fewer, so that a lane whose tasks hang holds up no other
 * @param now the clock, in ms
 */
export function createPool(width: number, laneWidth: number, now: () => number): Pool {
  /** The next first. */
  const lanes = new Map<string, Lane>();
  let free = width;
  let waiting = 0;
  let isEnded = false;

  function laneOf(name: string): Lane {
    const lane = lanes.get(name) ?? { queue: [], running: 0, width: laneWidth, notBefore: 0 };
    lanes.set(name, lane);
    return lane;
  }

  const mayBegin = ({ queue, running, width: most, notBefore }: Lane): boolean =>
    queue.length > 0 && (isEnded || (running < most && notBefore <= now()));

  /** A lane that had its turn goes to the end of the row, where this comes by once more. */
  function goOn(): void {
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
    goOn,
    async run(name, task) {
      if (isEnded) return;
      const lane = laneOf(name);
      waiting++;
      const turn = new Promise<void>((resolve) => lane.queue.push(resolve));
      goOn();
      await turn;
      try {
        if (!isEnded) await task();
      } finally {
        free++;
        lane.running--;
        goOn();
      }
    },
    slowDown(name, until) {
      Object.assign(laneOf(name), { width: 1, notBefore: until });
    },
    end() {
      isEnded = true;
      goOn();
    },
  };
}

/** Does the work for every item, `width` of them at a time; the results are in the items' order. */
export async function mapConcurrently<T, R>(
  items: T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async () => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

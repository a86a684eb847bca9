/** Runs tasks, at most so many at a time, the lanes by turns. */
export type Pool = {
  /** @param lane whose task it is: one with many waits no less and no more than the others */
  run(lane: string, task: () => Promise<void>): Promise<void>;
  /** Tasks that wait for their turn. */
  readonly waiting: number;
};

/** @param width how many tasks may run at once; the others wait, those of a lane in the order they came */
export function createPool(width: number): Pool {
  const lanes = new Map<string, (() => void)[]>();
  let free = width;
  let waiting = 0;

  async function enter(lane: string): Promise<void> {
    if (free > 0) {
      free--;
      return;
    }
    waiting++;
    await new Promise<void>((resolve) => {
      const queue = lanes.get(lane);
      if (queue) queue.push(resolve);
      else lanes.set(lane, [resolve]);
    });
    waiting--;
  }

  /** The first lane's next; the lane then goes to the end of the row. */
  function leave(): void {
    const [first] = lanes;
    if (!first) {
      free++;
      return;
    }
    const [lane, queue] = first;
    const next = queue.shift();
    lanes.delete(lane);
    if (queue.length > 0) lanes.set(lane, queue);
    next?.();
  }

  return {
    get waiting() {
      return waiting;
    },
    async run(lane, task) {
      await enter(lane);
      try {
        await task();
      } finally {
        leave();
      }
    },
  };
}

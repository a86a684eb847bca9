/** Runs tasks, at most so many at a time. */
export type Pool = {
  run(task: () => Promise<void>): Promise<void>;
};

/** @param width how many tasks may run at once; the others wait in the order they came */
export function createPool(width: number): Pool {
  const waiting: (() => void)[] = [];
  let free = width;
  const enter = async () => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free++;
  };
  return {
    async run(task) {
      await enter();
      try {
        await task();
      } finally {
        leave();
      }
    },
  };
}

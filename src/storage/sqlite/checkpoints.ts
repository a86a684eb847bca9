import { once } from "node:events";
import { Worker } from "node:worker_threads";

export type Checkpoints = {
  /** Starts a checkpoint of the write-ahead log, unless one is under way. */
  make(): void;
  /** Ends the thread, after the checkpoint that is under way. */
  stop(): Promise<void>;
};

/** Checkpoints of the database at `path` in a thread; `onEnd` receives why there will be no more. */
export function createCheckpoints(path: string, onEnd: (error: unknown) => void): Checkpoints {
  let thread: Worker | undefined;
  let underWay: Promise<void> | undefined;
  let isOver = false;

  const start = (): Worker => {
    const started = new Worker(new URL("./checkpoint-thread.ts", import.meta.url), {
      workerData: path,
      execArgv: [],
    });
    // It does not keep a finished program alive.
    started.unref();
    return started;
  };
  const one = async () => {
    try {
      thread ??= start();
      thread.postMessage("make one");
      await once(thread, "message");
    } catch (error) {
      isOver = true;
      onEnd(error);
    } finally {
      underWay = undefined;
    }
  };
  return {
    make() {
      if (!isOver) underWay ??= one();
    },
    async stop() {
      isOver = true;
      thread?.ref();
      await underWay;
      await thread?.terminate();
    },
  };
}

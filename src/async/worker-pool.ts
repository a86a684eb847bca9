import { GuardedWorker, type WorkerProgram, type WorkerTask } from "./guarded-worker.ts";
import { createLanePool } from "./pool.ts";

/**
 * A few workers, started when they are first needed. Each lane has one of them at a time, and lanes
 * take turns: one whose tasks overrun holds up no other for longer than a task may take.
 */
export function createWorkerPool(program: WorkerProgram, maxWorkers: number) {
  const lanes = createLanePool(maxWorkers, 1, () => performance.now());
  const workers = new Set<GuardedWorker>();
  const idle: GuardedWorker[] = [];
  let isClosed = false;

  const free = async (): Promise<GuardedWorker> => {
    const waiting = idle.pop();
    if (waiting && !waiting.ended) return waiting;
    if (waiting) workers.delete(waiting);
    const started = await GuardedWorker.start(program);
    workers.add(started);
    // The pool may have been closed while it started.
    if (isClosed) await started.end();
    return started;
  };

  const runNow = async (task: WorkerTask, cpuLimitMs: number): Promise<unknown[]> => {
    const worker = await free();
    try {
      return await worker.run(task, cpuLimitMs);
    } finally {
      if (worker.ended) workers.delete(worker);
      else idle.push(worker);
    }
  };

  return {
    /**
     * The parts of the worker's answer to a task; undefined if the pool was closed before.
     * @param cpuLimitMs processor time
     * @throws WorkerOverrunError
     */
    run: (lane: string, task: WorkerTask, cpuLimitMs: number): Promise<unknown[] | undefined> =>
      lanes.run(lane, () => runNow(task, cpuLimitMs)),
    /** Ends the workers, also amid a task. */
    async [Symbol.asyncDispose](): Promise<void> {
      isClosed = true;
      lanes.close();
      await Promise.all([...workers].map((worker) => worker.end()));
    },
  };
}

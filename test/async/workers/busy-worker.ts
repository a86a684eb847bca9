import { parentPort, workerData } from "node:worker_threads";
import { type WorkerStart, workerReady } from "../../../src/async/guarded-worker.ts";

const { step } = workerData as WorkerStart;

/** Does what the test says: answers, never ends, fills the memory, or throws. */
const tasks: Record<string, () => unknown> = {
  answer: () => "done",
  loop() {
    step[0] = 7;
    for (;;) Math.random();
  },
  backtrack: () => /^(a+)+$/.test(`${"a".repeat(50)}!`),
  fill() {
    const held: object[] = [];
    for (;;) held.push(Array.from({ length: 100 }, (_, i) => ({ i })));
  },
  throw() {
    throw new Error("broken");
  },
};

parentPort?.on("message", (task: string) => parentPort?.postMessage(tasks[task]?.()));
parentPort?.postMessage(workerReady);

import { parentPort, workerData } from "node:worker_threads";
import {
  nextPortion,
  type Portion,
  type WorkerStart,
  workerReady,
} from "../../../src/async/guarded-worker.ts";

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

/** "count" is answered in three portions. */
function* portionsOf(task: string): Generator<Portion<unknown>> {
  const parts = task === "count" ? [1, 2, 3] : [tasks[task]?.()];
  for (const part of parts) yield { part, isLast: part === parts.at(-1) };
}

let portions: ReturnType<typeof portionsOf>;

parentPort?.on("message", (message: { name: string } | typeof nextPortion) => {
  if (message !== nextPortion) portions = portionsOf(message.name);
  parentPort?.postMessage(portions.next().value);
});
parentPort?.postMessage(workerReady);

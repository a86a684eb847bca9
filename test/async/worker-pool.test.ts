import { expect, test } from "vitest";
import { WorkerOverrunError } from "../../src/async/guarded-worker.ts";
import { createWorkerPool } from "../../src/async/worker-pool.ts";

const program = { script: new URL("./workers/busy-worker.ts", import.meta.url), maxMegabytes: 64 };
const plentyMs = 60_000;
const named = (name: string) => ({ name, bytes: new Uint8Array(10) });

test.each([
  ["never ends", "loop", 300],
  ["backtracks for ever", "backtrack", 300],
  ["fills the memory", "fill", plentyMs],
  ["throws", "throw", plentyMs],
])("a worker whose task %s is replaced", async (_, task, cpuLimitMs) => {
  await using pool = createWorkerPool(program, 1);
  await expect(pool.run("a", named(task), cpuLimitMs)).rejects.toThrow(WorkerOverrunError);
  expect(await pool.run("a", named("answer"), plentyMs)).toEqual(["done"]);
});

test("the error says at which step the task was", async () => {
  await using pool = createWorkerPool(program, 1);
  await expect(pool.run("a", named("loop"), 200)).rejects.toMatchObject({ step: 7 });
});

test("an answer comes in portions, and those of one task in no other's", async () => {
  await using pool = createWorkerPool(program, 1);
  expect(await pool.run("a", named("count"), plentyMs)).toEqual([1, 2, 3]);
  expect(await pool.run("a", named("answer"), plentyMs)).toEqual(["done"]);
});

test("the tasks of another lane do not wait for one that never ends", async () => {
  await using pool = createWorkerPool(program, 2);
  const endless = [1, 2, 3].map(() => pool.run("bad", named("loop"), plentyMs).catch(() => "ended"));
  expect(await pool.run("good", named("answer"), plentyMs)).toEqual(["done"]);
  await pool[Symbol.asyncDispose]();
  expect(await Promise.all(endless)).toEqual(["ended", undefined, undefined]);
});

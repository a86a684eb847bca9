import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createKeyedMutex, createMutex } from "../../src/async/mutex.ts";

test("a mutex admits one at a time, in the order of arrival", async () => {
  const mutex = createMutex();
  const log: string[] = [];
  const visit = async (who: string) => {
    const release = await mutex.acquire();
    log.push(`${who} in`);
    await loopTurn();
    log.push(`${who} out`);
    release();
  };
  await Promise.all([visit("a"), visit("b"), visit("c")]);
  expect(log).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

test("a keyed mutex runs the tasks of one key in order, and those of another meanwhile", async () => {
  const exclusive = createKeyedMutex();
  const log: string[] = [];
  const first = Promise.withResolvers<void>();
  const all = [
    exclusive("a", async () => {
      await first.promise;
      log.push("first of a");
    }),
    exclusive("a", async () => void log.push("second of a")),
    exclusive("b", async () => void log.push("first of b")),
  ];
  await all[2];
  first.resolve();
  await Promise.all(all);
  expect(log).toEqual(["first of b", "first of a", "second of a"]);
});

test("a task that fails rejects for its own caller, and the next one begins", async () => {
  const exclusive = createKeyedMutex();
  const failing = exclusive("a", () => Promise.reject(new Error("disk gone")));
  const next = exclusive("a", async () => "done");
  await expect(failing).rejects.toThrow("disk gone");
  expect(await next).toBe("done");
});

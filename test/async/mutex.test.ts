import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createMutex } from "../../src/async/mutex.ts";

test("one at a time, in the order they came", async () => {
  const mutex = createMutex();
  const told: string[] = [];
  const visit = async (who: string) => {
    await mutex.acquire();
    told.push(`${who} in`);
    await loopTurn();
    told.push(`${who} out`);
    mutex.release();
  };
  await Promise.all([visit("a"), visit("b"), visit("c")]);
  expect(told).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

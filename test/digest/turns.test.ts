import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createTurns } from "../../src/digest/turns.ts";

test("of many who ask at once each has a turn of its own, in the order they asked", async () => {
  const turn = createTurns();
  const done: number[] = [];
  const all = Promise.all(Array.from({ length: 5 }, (_, who) => turn().then(() => done.push(who))));
  let last = 0;
  while (done.length < 5) {
    await nextTurn();
    expect(done.length - last).toBeLessThanOrEqual(1);
    last = done.length;
  }
  await all;
  expect(done).toEqual([0, 1, 2, 3, 4]);
});

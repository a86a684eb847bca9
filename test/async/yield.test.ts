import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { yieldToEventLoop } from "../../src/async/yield.ts";

test("of many who ask at once each has a turn of its own, in the order they asked", async () => {
  const done: number[] = [];
  const all = Promise.all(
    Array.from({ length: 5 }, (_, who) => yieldToEventLoop().then(() => done.push(who))),
  );
  let last = 0;
  while (done.length < 5) {
    await loopTurn();
    expect(done.length - last).toBeLessThanOrEqual(1);
    last = done.length;
  }
  await all;
  expect(done).toEqual([0, 1, 2, 3, 4]);
});

test("whoever asks again stands behind those who asked before", async () => {
  const turns: string[] = [];
  const work = async (who: string, pieces: number) => {
    for (let piece = 0; piece < pieces; piece++) {
      await yieldToEventLoop();
      turns.push(who);
    }
  };
  await Promise.all([work("long", 3), work("short", 1), work("middling", 2)]);
  expect(turns).toEqual(["long", "short", "middling", "long", "middling", "long"]);
});

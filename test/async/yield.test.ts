import { stat } from "node:fs";
import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  createYieldingExecutor,
  TimeSlice,
  yieldInLongTurn,
  yieldToEventLoop,
} from "../../src/async/yield.ts";

test("waiters each get a turn of the event loop, in the order of arrival", async () => {
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

test("a task that waits again comes after those that waited before", async () => {
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

test("a task that has yielded less often goes first, every other turn", async () => {
  const turns: string[] = [];
  const wait = (who: string, yields: number) => yieldToEventLoop(yields).then(() => turns.push(who));
  await Promise.all([
    ...["a", "b", "c", "d", "e"].map((who) => wait(`long ${who}`, 100)),
    ...["a", "b", "c"].map((who) => wait(`short ${who}`, 1)),
  ]);
  expect(turns.indexOf("short c")).toBeLessThan(turns.indexOf("long e"));
  expect(turns.indexOf("long a")).toBeLessThan(turns.indexOf("short c"));
});

test("a flood of waiters is served to the last", async () => {
  const all = Array.from({ length: 2_000 }, (_, who) => yieldToEventLoop(who % 7));
  expect(await Promise.all(all)).toHaveLength(2_000);
});

/** Blocks for so many ms. */
function compute(ms = 2): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

async function isTurnOver(work: () => Promise<unknown>): Promise<boolean> {
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await work();
  return turned;
}

test("what others have computed in the same turn counts, too", async () => {
  await loopTurn();
  const [slice, other] = [new TimeSlice(), createYieldingExecutor()];
  compute(4);
  // A task that begins now goes on for a millisecond, or it would never end beside others that are busy.
  const late = new TimeSlice();
  expect([slice.due, late.due]).toEqual([true, false]);
  expect(await isTurnOver(() => other(async () => compute()))).toBe(false);
  expect(late.due).toBe(true);
  expect(await isTurnOver(() => other(async () => {}))).toBe(true);
});

test("steps go on in a turn until it has been used", async () => {
  const inFreshTurn = async () => {
    await yieldToEventLoop();
    return isTurnOver(yieldInLongTurn);
  };
  // A busy machine makes a turn look used, never unused.
  expect(await Array.fromAsync({ length: 20 }, inFreshTurn)).toContain(false);
  compute(4);
  expect(await isTurnOver(yieldInLongTurn)).toBe(true);
});

/** How many turns pass before the next waiter goes on, after some ms of computing by somebody who does not ask. */
async function turnsWaited(ms: number): Promise<number> {
  await yieldToEventLoop();
  // After reading, the loop looks at its immediates in the same turn.
  await new Promise<void>((resolve) => {
    stat(".", () => {
      compute(ms);
      resolve();
    });
  });
  let turns = 0;
  let counting = setImmediate(function count() {
    turns++;
    counting = setImmediate(count);
  });
  await yieldToEventLoop();
  clearImmediate(counting);
  return turns;
}

test("nobody goes on in a turn that others have used up, nor waits for a better one for long", async () => {
  // A busy machine makes a turn look used, never unused.
  const quick = await Array.fromAsync({ length: 20 }, () => turnsWaited(0));
  expect([Math.min(...quick), await turnsWaited(2)]).toEqual([1, 2]);
  const busy = setInterval(compute, 0);
  await Promise.all(Array.from({ length: 5 }, () => yieldToEventLoop()));
  clearInterval(busy);
});

test("many steps that each block for a moment do not block everything else together", async () => {
  const execute = createYieldingExecutor();
  let done = 0;
  const step = async () => {
    compute();
    done++;
  };
  const all = (async () => {
    for (let i = 0; i < 20; i++) await execute(step);
  })();
  for (let before = 0; done < 20; before = done) {
    await loopTurn();
    // As many as begin before 3 ms are used up.
    expect(done - before).toBeLessThanOrEqual(2);
  }
  await all;
});

test("a step that fails rejects for its caller, and counts as work", async () => {
  const execute = createYieldingExecutor();
  const failing = async () => {
    compute();
    compute();
    throw new Error("disk gone");
  };
  await expect(execute(failing)).rejects.toThrow("disk gone");
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await execute(async () => {});
  expect(turned).toBe(true);
});

test("a slice that is used up gives others a turn", async () => {
  const slice = new TimeSlice();
  compute();
  compute();
  expect(slice.due).toBe(true);
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await slice.yieldIfDue();
  expect(turned).toBe(true);
});

import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createPool } from "../../src/async/pool.ts";

const width = 4;
const laneWidth = 2;

/** A pool whose tasks end when the test says so. */
function openPool() {
  const clock = { now: 0 };
  const pool = createPool(width, laneWidth, () => clock.now);
  const begun: string[] = [];
  const running: { lane: string; finish: () => void }[] = [];
  const begin = (lane: string) =>
    pool.run(lane, async () => {
      begun.push(lane);
      const { promise, resolve } = Promise.withResolvers<void>();
      running.push({ lane, finish: resolve });
      await promise;
    });
  return {
    ...{ clock, pool, begun, running, begin },
    /** The oldest task that runs, of a lane if it is named, comes to its end. */
    async finish(lane?: string) {
      const at = running.findIndex((one) => lane === undefined || one.lane === lane);
      running.splice(at, 1)[0]?.finish();
      await nextTurn();
    },
  };
}

test("a lane with many tasks does not hold up one with few", async () => {
  const { begin, begun, finish } = openPool();
  for (let task = 0; task < 900; task++) void begin("large");
  for (let task = 0; task < 10; task++) void begin("small");
  await nextTurn();
  for (let task = 0; task < 20; task++) await finish();
  expect(begun.filter((lane) => lane === "small")).toHaveLength(10);
});

test("a lane whose tasks hang holds up no other", async () => {
  const { begin, begun, finish } = openPool();
  for (let task = 0; task < 50; task++) void begin("hanging");
  for (let task = 0; task < 10; task++) void begin("other");
  await nextTurn();
  for (let task = 0; task < 10; task++) await finish("other");
  expect(begun.filter((lane) => lane === "other")).toHaveLength(10);
  expect(begun.filter((lane) => lane === "hanging")).toHaveLength(laneWidth);
});

test("a lane that is to slow down begins nothing until then, then one at a time; the others go on", async () => {
  const { begin, begun, finish, pool, clock, running } = openPool();
  for (let task = 0; task < 5; task++) void begin("slow");
  await nextTurn();
  pool.slowDown("slow", 1_000);
  for (let task = 0; task < 5; task++) void begin("other");
  await nextTurn();
  for (let task = 0; task < 7; task++) await finish();
  expect(begun).toEqual(["slow", "slow", "other", "other", "other", "other", "other"]);
  clock.now = 999;
  pool.goOn();
  expect(running).toHaveLength(0);
  clock.now = 1_000;
  pool.goOn();
  await nextTurn();
  expect(running.map(({ lane }) => lane)).toEqual(["slow"]);
});

test("once nothing of it waits any more, a lane that was slow is as wide as the others", async () => {
  const { begin, finish, pool, running } = openPool();
  pool.slowDown("slow", 0);
  for (let task = 0; task < 2; task++) void begin("slow");
  await nextTurn();
  expect(running).toHaveLength(1);
  await finish();
  await finish();
  for (let task = 0; task < 2; task++) void begin("slow");
  await nextTurn();
  expect(running).toHaveLength(2);
});

test("an ended pool begins nothing more, also of what waits for a later moment, and all know it", async () => {
  const { begin, begun, finish, pool } = openPool();
  const all = Array.from({ length: 20 }, (_, task) => begin(task % 2 ? "a" : "b"));
  await nextTurn();
  pool.slowDown("a", 1_000);
  pool.end();
  for (let task = 0; task < width; task++) await finish();
  await Promise.all(all);
  await begin("c");
  expect(begun).toHaveLength(width);
});

test("whatever comes in whatever order, each is run once, and never too many at a time", async () => {
  const step = fc.oneof(
    fc.record({ begin: fc.constantFrom("a", "b", "c") }),
    fc.record({ slowDown: fc.constantFrom("a", "b", "c"), until: fc.nat(20) }),
    fc.constant("finish" as const),
    fc.constant("tick" as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const { begin, begun, finish, pool, clock, running } = openPool();
      const wanted: string[] = [];
      for (const one of steps) {
        if (one === "finish") await finish();
        else if (one === "tick") clock.now++;
        else if ("begin" in one) {
          wanted.push(one.begin);
          void begin(one.begin);
        } else pool.slowDown(one.slowDown, one.until);
        if (one === "tick") pool.goOn();
        await nextTurn();
        expect(running.length).toBeLessThanOrEqual(width);
        for (const lanes of Map.groupBy(running, ({ lane }) => lane).values())
          expect(lanes.length).toBeLessThanOrEqual(laneWidth);
        expect(begun.length + pool.waiting).toBe(wanted.length);
      }
      clock.now = 100;
      pool.goOn();
      await nextTurn();
      while (running.length > 0) await finish();
      expect(begun.toSorted()).toEqual(wanted.toSorted());
      expect(pool.waiting).toBe(0);
    }),
  );
});

import { setImmediate as loopTurn } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLanePool, mapConcurrently } from "../../src/async/pool.ts";

const maxRunning = 4;
const maxPerLane = 2;

/** A pool whose tasks end when the test says so. */
function openPool() {
  const clock = { now: 0 };
  const pool = createLanePool(maxRunning, maxPerLane, () => clock.now);
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
      await loopTurn();
    },
  };
}

test("a lane with many tasks does not hold up one with few", async () => {
  const { begin, begun, finish } = openPool();
  for (let task = 0; task < 900; task++) void begin("large");
  for (let task = 0; task < 10; task++) void begin("small");
  await loopTurn();
  for (let task = 0; task < 20; task++) await finish();
  expect(begun.filter((lane) => lane === "small")).toHaveLength(10);
});

test("a lane whose tasks hang holds up no other", async () => {
  const { begin, begun, finish } = openPool();
  for (let task = 0; task < 50; task++) void begin("hanging");
  for (let task = 0; task < 10; task++) void begin("other");
  await loopTurn();
  for (let task = 0; task < 10; task++) await finish("other");
  expect(begun.filter((lane) => lane === "other")).toHaveLength(10);
  expect(begun.filter((lane) => lane === "hanging")).toHaveLength(maxPerLane);
});

test("a lane that is slowed down begins nothing until its moment, then one task at a time; the others continue", async () => {
  const { begin, begun, finish, pool, clock, running } = openPool();
  for (let task = 0; task < 5; task++) void begin("slow");
  await loopTurn();
  pool.slowDown("slow", 1_000);
  for (let task = 0; task < 5; task++) void begin("other");
  await loopTurn();
  for (let task = 0; task < 7; task++) await finish();
  expect(begun).toEqual(["slow", "slow", "other", "other", "other", "other", "other"]);
  clock.now = 999;
  pool.resume();
  expect(running).toHaveLength(0);
  clock.now = 1_000;
  pool.resume();
  await loopTurn();
  expect(running.map(({ lane }) => lane)).toEqual(["slow"]);
});

test("a lane that was slowed down runs as many as the others again once none of its tasks waits", async () => {
  const { begin, finish, pool, running } = openPool();
  pool.slowDown("slow", 0);
  for (let task = 0; task < 2; task++) void begin("slow");
  await loopTurn();
  expect(running).toHaveLength(1);
  await finish();
  await finish();
  for (let task = 0; task < 2; task++) void begin("slow");
  await loopTurn();
  expect(running).toHaveLength(2);
});

test("a closed pool begins nothing more, not even tasks that wait for a later moment, and every run resolves", async () => {
  const { begin, begun, finish, pool } = openPool();
  const all = Array.from({ length: 20 }, (_, task) => begin(task % 2 ? "a" : "b"));
  await loopTurn();
  pool.slowDown("a", 1_000);
  pool.close();
  for (let task = 0; task < maxRunning; task++) await finish();
  await Promise.all(all);
  await begin("c");
  expect(begun).toHaveLength(maxRunning);
});

test("in any order of events each task runs once, and never too many at a time", async () => {
  const step = fc.oneof(
    fc.record({ begin: fc.constantFrom("a", "b", "c") }),
    fc.record({ slowDown: fc.constantFrom("a", "b", "c"), until: fc.nat(20) }),
    fc.constant("finish" as const),
    fc.constant("tick" as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const { begin, begun, finish, pool, clock, running } = openPool();
      const requested: string[] = [];
      for (const one of steps) {
        if (one === "finish") await finish();
        else if (one === "tick") clock.now++;
        else if ("begin" in one) {
          requested.push(one.begin);
          void begin(one.begin);
        } else pool.slowDown(one.slowDown, one.until);
        if (one === "tick") pool.resume();
        await loopTurn();
        expect(running.length).toBeLessThanOrEqual(maxRunning);
        for (const lanes of Map.groupBy(running, ({ lane }) => lane).values())
          expect(lanes.length).toBeLessThanOrEqual(maxPerLane);
        expect(begun.length + pool.waiting).toBe(requested.length);
      }
      clock.now = 100;
      pool.resume();
      await loopTurn();
      while (running.length > 0) await finish();
      expect(begun.toSorted()).toEqual(requested.toSorted());
      expect(pool.waiting).toBe(0);
    }),
  );
});

test("many items are processed a few at a time, and the results keep their order", async () => {
  let running = 0;
  const results = await mapConcurrently([3, 1, 2, 0, 2], 2, async (turns) => {
    running++;
    for (let turn = 0; turn < turns; turn++) await loopTurn();
    expect(running).toBeLessThanOrEqual(2);
    running--;
    return turns * 10;
  });
  expect(results).toEqual([30, 10, 20, 0, 20]);
});

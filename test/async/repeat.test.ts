import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { repeat } from "../../src/async/repeat.ts";

const ignored = { onSuccess: () => {}, onError: () => {} };

test("work that fails is reported and repeated all the same, and success is reported too", async () => {
  const outcomes: string[] = [];
  let runs = 0;
  const work = async () => {
    if (++runs === 1) throw new Error("disk gone");
  };
  const repeating = repeat(work, {
    delayMs: 0,
    onSuccess: () => outcomes.push("done"),
    onError: (error) => outcomes.push(String(error)),
  });
  await vi.waitFor(() => expect(outcomes.length).toBeGreaterThan(1), 20_000);
  await repeating.stop();
  expect(outcomes.slice(0, 2)).toEqual(["Error: disk gone", "done"]);
});

test("a call ends the pause at once, or the next one if it comes during a run, and no two runs overlap", async () => {
  let wake = () => {};
  let runs = 0;
  let finish = () => {};
  const work = () => {
    runs++;
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  const repeating = repeat(work, {
    delayMs: 600_000,
    onWake: (ends) => {
      wake = ends;
    },
    ...ignored,
  });
  wake();
  await loopTurn();
  expect(runs).toBe(1);
  finish();
  await loopTurn();
  expect(runs).toBe(2);
  finish();
  await loopTurn();
  wake();
  await loopTurn();
  expect(runs).toBe(3);
  finish();
  await repeating.stop();
});

test("a stop waits for the run in flight, and ends a pause", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const log: string[] = [];
  const repeating = repeat(() => promise.then(() => log.push("run ended")), {
    delayMs: 600_000,
    ...ignored,
  });
  const stopped = repeating.stop().then(() => log.push("stopped"));
  resolve();
  await stopped;
  expect(log).toEqual(["run ended", "stopped"]);
});

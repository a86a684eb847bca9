import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterFailure, afterSuccess, nextInterval } from "../../../../src/ingest/feeds/poll/poll-interval.ts";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 20, 8); // a Friday
const free = { skipHours: [], skipDays: [] };
const at = (time: number): string => new Date(time).toISOString();

describe("how often a feed is polled", () => {
  test("a feed that always changes settles at five minutes, one that never does at twelve hours", () => {
    const settled = (changed: boolean) =>
      Array.from({ length: 40 }).reduce<number>((every) => nextInterval(every, changed), 15 * minute);
    expect(settled(true)).toBe(5 * minute);
    expect(settled(false)).toBe(12 * hour);
  });

  test("a feed that changes every two hours settles near that", () => {
    let every = 15 * minute;
    let lastChange = 0;
    const waits: number[] = [];
    for (let time = 0; time < 30 * 24 * hour; time += every) {
      const changed = Math.floor(time / (2 * hour)) > Math.floor(lastChange / (2 * hour));
      if (changed) lastChange = time;
      every = nextInterval(every, changed);
      waits.push(every);
    }
    const usual = waits.slice(-100).reduce((sum, wait) => sum + wait, 0) / 100;
    expect(usual).toBeGreaterThan(15 * minute);
    expect(usual).toBeLessThan(2 * hour);
  });

  test.each<[string, Parameters<typeof afterSuccess>[2], number]>([
    ["its own interval", { rhythm: free }, 15 * minute],
    ["a longer ttl", { rhythm: { ...free, ttl: 90 } }, 90 * minute],
    ["a shorter ttl", { rhythm: { ...free, ttl: 1 } }, 15 * minute],
    ["a mistyped ttl", { rhythm: { ...free, ttl: 1e9 } }, 24 * hour],
    ["Cache-Control", { freshForMs: 2 * hour }, 2 * hour],
  ])("%s", (_, success, wait) => {
    expect(afterSuccess(now, 15 * minute, success, 0.5) - now).toBe(wait);
  });

  test.each<[number[], number[], string]>([
    [[8, 9], [], "2026-11-20T10:00:00.000Z"],
    [[], [5], "2026-11-21T00:00:00.000Z"],
    [[0, 1], [5, 6], "2026-11-22T02:00:00.000Z"],
    [[], [1, 2, 3, 4, 5, 6, 7], "2026-11-20T08:15:00.000Z"],
  ])("not in hours %j and on days %j", (skipHours, skipDays, next) => {
    expect(at(afterSuccess(now, 15 * minute, { rhythm: { skipHours, skipDays } }, 0.5))).toBe(next);
  });

  test("feeds added together drift apart, and none is polled more often than every 4.5 minutes", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.boolean(),
        (random, changed) => {
          const wait = afterSuccess(now, nextInterval(5 * minute, changed), {}, random) - now;
          expect(wait).toBeGreaterThanOrEqual(4.5 * minute);
        },
      ),
    );
    expect(new Set([0, 0.3, 0.6].map((random) => afterSuccess(now, hour, {}, random))).size).toBe(3);
  });
});

describe("after a failure", () => {
  test("the waits grow, to one and a half days at most", () => {
    const waits = Array.from({ length: 100 }, (_, index) => afterFailure(now, index + 1, 0, 0.5) - now);
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40].map((wait) => wait * minute));
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(Math.max(...waits)).toBeLessThanOrEqual(36 * hour);
  });
  test("a server that asks for an endless wait is polled again after a day", () => {
    expect(afterFailure(now, 1, 1e15, 0.5) - now).toBe(24 * hour);
  });
});

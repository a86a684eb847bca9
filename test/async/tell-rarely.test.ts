import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tellRarely } from "../../src/async/tell-rarely.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const windowMs = 60_000;

test("the first ones are told at once, the rest of the window by its number, and nothing is left out", () => {
  const told: number[] = [];
  const happen = tellRarely((count) => told.push(count), { burst: 2, windowMs });
  for (let times = 0; times < 10; times++) happen();
  expect(told).toEqual([1, 1]);
  vi.advanceTimersByTime(windowMs);
  expect(told).toEqual([1, 1, 8]);
  for (let times = 0; times < 5; times++) happen();
  expect(told).toEqual([1, 1, 8]);
  vi.advanceTimersByTime(windowMs);
  expect(told).toEqual([1, 1, 8, 5]);
});

test("after a quiet window it is told at once again, and a quiet window tells nothing", () => {
  const told: number[] = [];
  const happen = tellRarely((count) => told.push(count), { burst: 1, windowMs });
  happen();
  vi.advanceTimersByTime(10 * windowMs);
  expect(told).toEqual([1]);
  happen();
  expect(told).toEqual([1, 1]);
});

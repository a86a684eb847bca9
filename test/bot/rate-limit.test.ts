import { describe, expect, test } from "vitest";
import { createRateLimiter } from "../../src/bot/flood/rate-limit.ts";

const ask = (times: number, everyMs: number) => {
  const limit = createRateLimiter();
  return Array.from({ length: times }, (_, index) => limit("ada", index * everyMs));
};

describe("a person who asks", () => {
  test("every second is always answered", () => {
    expect(new Set(ask(500, 1_000))).toEqual(new Set(["answer"]));
  });

  test("twenty times at once is answered, then warned once, then met with silence", () => {
    expect(ask(23, 0)).toEqual([...Array(20).fill("answer"), "warn", "silence", "silence"]);
  });

  test("without a pause is warned once, not again and again", () => {
    expect(ask(1_000, 300).filter((verdict) => verdict === "warn")).toHaveLength(1);
  });

  test("is answered again after a pause", () => {
    const limit = createRateLimiter();
    for (let i = 0; i < 30; i += 1) limit("ada", 0);
    expect(limit("ada", 4_000)).toBe("silence");
    expect(limit("ada", 9_000)).toBe("answer");
  });

  test("does not use up the questions of others", () => {
    const limit = createRateLimiter();
    for (let i = 0; i < 30; i += 1) limit("ada", 0);
    expect(limit("grace", 0)).toBe("answer");
  });

  test("is not locked out by a clock that goes back", () => {
    const limit = createRateLimiter();
    limit("ada", 1_000_000);
    expect(limit("ada", 0)).toBe("answer");
  });
});

test("the oldest buckets of a crowd are dropped, so memory is bounded and the newest still count", () => {
  const limit = createRateLimiter();
  for (let i = 0; i < 21; i += 1) limit("first", 0);
  for (let i = 0; i < 10_000; i += 1) limit(`user ${i}`, 1);
  expect(limit("first", 2)).toBe("answer");
  for (let i = 0; i < 19; i += 1) limit("user 9999", 2);
  expect(limit("user 9999", 2)).toBe("warn");
});

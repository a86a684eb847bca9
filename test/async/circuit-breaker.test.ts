import { expect, test, vi } from "vitest";
import { createCircuitBreaker } from "../../src/async/circuit-breaker.ts";

const error = () => new Error("silent");
const [soonMs, neverMs] = [1, 600_000];
const silent = () => new Promise<string>(() => {});

test("a quick question that is not answered in time rejects, and so does every question after it, unasked", async () => {
  const { quick, slow } = createCircuitBreaker({ timeoutMs: soonMs, restMs: neverMs, error });
  await expect(quick(silent)()).rejects.toThrow("silent");
  const ask = vi.fn(async () => "answer");
  await expect(quick(ask)()).rejects.toThrow("silent");
  await expect(slow(ask)()).rejects.toThrow("silent");
  expect(ask).not.toHaveBeenCalled();
});

test("after the rest the next question is asked, and an answer closes the circuit", async () => {
  const { quick } = createCircuitBreaker({ timeoutMs: soonMs, restMs: 0, error });
  await expect(quick(silent)()).rejects.toThrow("silent");
  expect(await quick(async () => "answer")()).toBe("answer");
});

test("an answer to a question from before closes the circuit", async () => {
  const { quick, slow } = createCircuitBreaker({ timeoutMs: soonMs, restMs: neverMs, error });
  const { promise, resolve } = Promise.withResolvers<string>();
  const earlier = slow(() => promise)();
  await expect(quick(silent)()).rejects.toThrow("silent");
  resolve("late answer");
  expect(await earlier).toBe("late answer");
  expect(await quick(async () => "answer")()).toBe("answer");
});

test("a slow question has all the time it needs, and its own failure opens nothing", async () => {
  const { quick, slow, allSlow } = createCircuitBreaker({ timeoutMs: neverMs, restMs: neverMs, error });
  await expect(slow(() => Promise.reject(new Error("refused")))()).rejects.toThrow("refused");
  const store = allSlow({ add: async (a: number, b: number) => a + b, count: async () => 3 });
  expect(await store.add(1, 2)).toBe(await store.count());
  expect(await quick(async (question: string) => question)("asked")).toBe("asked");
});

import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { watchLoop } from "../../src/eval/event-loop.ts";
import { bytesInUse } from "../../src/eval/heap-in-use.ts";

/** Works for `ms` by the clock, at least 30 ms of it on the processor, even on a busy machine. */
function busy(ms: number): void {
  const start = performance.now();
  const used = process.threadCpuUsage();
  const cpuMs = () => process.threadCpuUsage(used).user / 1000;
  while (performance.now() - start < ms || cpuMs() < Math.min(ms, 30));
}

describe("the longest block of the event loop", () => {
  test("is the longest work between two turns", async () => {
    const { loop } = await watchLoop(async () => {
      await setImmediate();
      busy(120);
    });
    expect(loop.blockMs).toBeGreaterThan(110);
    expect(loop.cpuMs).toBeGreaterThan(20);
  });

  test("is measured by the clock and by processor time", async () => {
    const { loop } = await watchLoop(async () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
    });
    expect(loop.blockMs).toBeGreaterThan(110);
    expect(loop.cpuMs).toBeLessThan(60);
  });

  test("is one slice where work yields", async () => {
    const { result, loop } = await watchLoop(async () => {
      for (let i = 0; i < 40; i++) {
        busy(5);
        await setImmediate();
      }
      return "done";
    });
    expect(result).toBe("done");
    expect(loop.blockMs).toBeGreaterThanOrEqual(5);
    // In one piece it would be 200. Time that a busy machine adds to a turn is not CPU time.
    expect(loop.cpuMs).toBeLessThan(120);
  });

  test("counts promises that never yield to the loop as one block", async () => {
    const { loop } = await watchLoop(async () => {
      for (let i = 0; i < 20; i++) {
        busy(5);
        await Promise.resolve();
      }
    });
    expect(loop.blockMs).toBeGreaterThan(90);
  });

  test("excludes pauses of the garbage collector", async () => {
    const held = Array.from({ length: 500_000 }, (_, i) => ({ i }));
    const { loop } = await watchLoop(() => bytesInUse());
    expect(held).toHaveLength(500_000);
    expect(loop.gcMs).toBeGreaterThan(1);
    expect(loop.cpuMs).toBeLessThan(loop.gcMs);
  });

  test("is not measured if the work fails, whose error is passed on", async () => {
    await expect(watchLoop(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });
});

test("bytes in use count objects and buffers that are still referenced, and no others", async () => {
  const before = await bytesInUse();
  const kept = [new Uint8Array(5e6), Array.from({ length: 500_000 }, (_, i) => i + 0.5)];
  for (let i = 0; i < 100; i++) new Uint8Array(1e6);
  const grown = (await bytesInUse()) - before;
  expect(kept).toHaveLength(2);
  expect(grown).toBeGreaterThan(8.5e6);
  expect(grown).toBeLessThan(15e6);
});

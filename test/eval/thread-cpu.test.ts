import { expect, test } from "vitest";
import { threadCpuMs } from "../../src/eval/thread-cpu.ts";

test("processor time is counted while it is used, not only at the ticks of the system's clock", () => {
  const readings = Array.from({ length: 500 }, threadCpuMs);
  const same = readings.filter((ms, i) => ms === readings[i - 1]);
  expect(same.length).toBeLessThan(readings.length / 2);
});

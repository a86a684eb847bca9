import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createYieldingExecutor } from "../../src/async/yield.ts";

/** Works for 2 ms without a pause. */
function compute(): void {
  for (const end = performance.now() + 2; performance.now() < end; );
}

test("many that work for a moment each do not hold up everything else together", async () => {
  const pace = createYieldingExecutor();
  let done = 0;
  const step = async () => {
    compute();
    done++;
  };
  const all = (async () => {
    for (let i = 0; i < 20; i++) await pace(step);
  })();
  for (let before = 0; done < 20; before = done) {
    await loopTurn();
    // Those that came before the 3 ms were over.
    expect(done - before).toBeLessThanOrEqual(2);
  }
  await all;
});

test("a step that fails is heard of, and counts as work", async () => {
  const pace = createYieldingExecutor();
  const failing = async () => {
    compute();
    compute();
    throw new Error("disk gone");
  };
  await expect(pace(failing)).rejects.toThrow("disk gone");
  let turned = false;
  setImmediate(() => {
    turned = true;
  });
  await pace(async () => {});
  expect(turned).toBe(true);
});

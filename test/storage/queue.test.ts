import { setImmediate as loopTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createQueue } from "../../src/storage/queue.ts";

/** Works for 2 ms without a pause. */
function compute(): void {
  for (const end = performance.now() + 2; performance.now() < end; );
}

test("one at a time, in the order they came", async () => {
  const queue = createQueue();
  const told: string[] = [];
  const visit = async (who: string) => {
    await queue.enter();
    told.push(`${who} in`);
    await loopTurn();
    told.push(`${who} out`);
    queue.leave();
  };
  await Promise.all([visit("a"), visit("b"), visit("c")]);
  expect(told).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
});

test("many that work for a moment each do not hold up everything else together", async () => {
  const queue = createQueue();
  let done = 0;
  const visit = async () => {
    await queue.enter();
    compute();
    done++;
    queue.leave();
  };
  const all = Promise.all(Array.from({ length: 20 }, visit));
  for (let before = 0; done < 20; before = done) {
    await loopTurn();
    // Those that came before the 3 ms were over.
    expect(done - before).toBeLessThanOrEqual(2);
  }
  await all;
});

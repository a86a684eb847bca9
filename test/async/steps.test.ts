import { expect, test } from "vitest";
import { atOnce, inSlices, type Steps } from "../../src/async/steps.ts";
import { TimeSlice } from "../../src/async/yield.ts";

function* work(done: number[], steps: number): Steps<string> {
  for (let step = 0; step < steps; step++) {
    done.push(step);
    yield;
  }
  return "done";
}

test("steps give their result at once or in slices, in which others get turns", async () => {
  expect(atOnce(work([], 3))).toBe("done");
  const done: number[] = [];
  const slice = new TimeSlice();
  function* slow(): Steps<string> {
    for (const _ of work(done, 4)) {
      const until = performance.now() + 5;
      while (performance.now() < until);
      yield;
    }
    return "done";
  }
  const running = inSlices(slow(), slice);
  const seen: number[] = [];
  const others = setInterval(() => seen.push(done.length), 1);
  expect(await running).toBe("done");
  clearInterval(others);
  expect(done).toEqual([0, 1, 2, 3]);
  expect(seen.some((count) => count < 4)).toBe(true);
});

test("an error in a step reaches who waits", async () => {
  function* failing(): Steps {
    yield;
    throw new Error("broken");
  }
  await expect(inSlices(failing(), new TimeSlice())).rejects.toThrow("broken");
});

import { describe, expect, test } from "vitest";
import { weightOf } from "../../../src/search/index/segment.ts";
import { ScoreAccumulator } from "../../../src/search/retrieve/score-accumulator.ts";

/** A variant that document 0 has `count` times. */
const variant = (count: number, certainty: number, covers: number) => ({
  postings: { docs: Uint32Array.of(0), weights: Uint8Array.of(weightOf(count, false)) },
  certainty,
  covers,
});

/** The score and coverage of document 0 for a term with these variants, the surest first. */
function added(...variants: ReturnType<typeof variant>[]): { score: number; coverage: number } {
  const accumulator = new ScoreAccumulator();
  accumulator.enter(0, 1, Uint32Array.of(10), { base: 1, slope: 0 });
  accumulator.add(variants, 2, false);
  expect(accumulator.count).toBe(1);
  return { score: accumulator.sums[0] as number, coverage: accumulator.sums[1] as number };
}

describe("an article that has a term in several variants", () => {
  const [name, otherName] = [variant(1, 1, 0.5), variant(9, 0.9, 0.25)];

  test("covers it once, by the surest variant", () => {
    expect(added(name, otherName).coverage).toBe(0.5);
  });

  test("scores by the best variant, not by their sum", () => {
    expect(added(name, otherName).score).toBeCloseTo(added(otherName).score, 6);
    expect(added(otherName).score).toBeGreaterThan(added(name).score);
  });
});

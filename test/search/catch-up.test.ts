import { expect, test } from "vitest";
import type { Change } from "../../src/article/store.ts";
import { catchUp } from "../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { additions, article, now } from "./stories.ts";

const feedOf = (all: Change[]) => ({
  changes: async (after: number, limit: number) => all.filter(({ seq }) => seq > after).slice(0, limit),
});

test("catching up applies all new changes, however many, and only once", async () => {
  const index = new FuzzyIndex({ now: () => now });
  const all = additions(Array.from({ length: 1_200 }, (_, i) => article(`${i}`)));
  expect(await catchUp(index, feedOf(all))).toBe(1_200);
  expect(index.size).toBe(1_200);
  all.push({ seq: 1_201, kind: "remove", id: "7" });
  expect(await catchUp(index, feedOf(all))).toBe(1);
  expect(await catchUp(index, feedOf(all))).toBe(0);
  expect(index.size).toBe(1_199);
});

test.each([1, 500])(
  "a store that fails is heard, and the %i changes that were read are kept",
  async (many) => {
    const index = new FuzzyIndex({ now: () => now });
    const first = additions(Array.from({ length: many }, (_, i) => article(`${i}`)));
    const failing = {
      changes: async (after: number) => {
        if (after > 0) throw new Error("disk gone");
        return first;
      },
    };
    await expect(catchUp(index, failing)).rejects.toThrow("disk gone");
    expect(index.size).toBe(many);
  },
);

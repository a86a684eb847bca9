import { expect, test } from "vitest";
import { percentile } from "../../src/eval/percentile.ts";

test.each([
  [[3, 1, 2], 0.5, 2],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4], 0.95, 4],
  [Array.from({ length: 100 }, (_, i) => i + 1), 0.95, 95],
  [Array.from({ length: 100 }, (_, i) => i + 1), 0.99, 99],
  [[7], 0.5, 7],
  [[], 0.5, 0],
])("of %j the percentile %d is %d", (values, share, is) => expect(percentile(values, share)).toBe(is));

import fc from "fast-check";
import { expect, test } from "vitest";
import { sharingRuns } from "../../../src/search/stories/sharing-runs.ts";

const runsOf = (words: number[]): string[] => words.slice(2).map((_, i) => words.slice(i, i + 3).join(" "));

test("texts that share three words in a row with another are told from those that share none", () => {
  // Few different words, of which short texts share runs and have some twice.
  const words = fc.array(fc.constantFrom(3, 4, 5, 70_000), { maxLength: 7 });
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), (texts) => {
      const runs = texts.map(runsOf);
      const shares = (own: string[], at: number) =>
        runs.some((others, i) => i !== at && own.some((run) => others.includes(run)));
      expect(Array.from(sharingRuns(texts.map((text) => Uint32Array.from(text))), Boolean)).toEqual(
        runs.map(shares),
      );
    }),
  );
});

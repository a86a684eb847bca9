import fc from "fast-check";
import { expect, test } from "vitest";
import { sharingRuns } from "../../../src/search/stories/sharing-runs.ts";

test("texts that share a run with another are told from those that share none", () => {
  const runs = fc.array(fc.integer({ min: 0, max: 60 }).map((run) => (run * 0x10000) >>> 0));
  fc.assert(
    fc.property(fc.array(runs, { maxLength: 8 }), (texts) => {
      const shares = (text: number[], at: number) =>
        texts.some((other, i) => i !== at && text.some((run) => other.includes(run)));
      expect(Array.from(sharingRuns(texts.map((text) => Uint32Array.from(text))), Boolean)).toEqual(
        texts.map(shares),
      );
    }),
  );
});

import { check } from "recheck";
import { expect, test } from "vitest";
import { mapConcurrently } from "../../src/async/pool.ts";
import { builtWhileRunning, expressionsIn } from "./expressions-in.ts";

// Several hundred expressions, a tenth of a second each.
test("no text makes a regular expression take more than linear time", { timeout: 600_000 }, async () => {
  const expressions = await expressionsIn("{src,adapters}");
  expect(expressions.length).toBeGreaterThan(400);
  const verdicts = await mapConcurrently(expressions, 2, async ({ source, flags, file }) => {
    const verdict = await check(source, flags, { timeout: 60_000 });
    const attack = verdict.status === "vulnerable" ? `by ${verdict.attack.pattern.slice(0, 100)}` : "";
    return { status: verdict.status, expression: `${file} /${source}/${flags} ${attack}` };
  });
  expect(verdicts.filter(({ status }) => status !== "safe")).toEqual([]);
});

test("no regular expression is built from what somebody typed", () => {
  expect(builtWhileRunning("{src,adapters}")).toEqual([]);
});

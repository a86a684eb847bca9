import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import { expect, test } from "vitest";
import { mapConcurrently } from "../../src/async/pool.ts";
import { builtWhileRunning, type Expression, expressionsIn } from "./expressions-in.ts";

/**
 * Those found linear before: checking all takes minutes. RENEW_VERDICTS=1 checks the others too and writes it anew;
 * where the file is gone, that is all.
 */
const verdictsFile = join(import.meta.dirname, "found-linear.txt");
const isRenewing = process.env.RENEW_VERDICTS === "1";

/** Nearly always bounded by steps, so that the verdict is the same on a busy machine. */
const params = { timeout: 120_000, attackTimeout: null, incubationTimeout: null, recallTimeout: -1 };

const keyOf = ({ source, flags }: Expression): string =>
  createHash("sha256").update(`/${source}/${flags}`).digest("hex").slice(0, 16);

test("no text makes a regular expression take more than linear time", { timeout: 1_200_000 }, async () => {
  const expressions = await expressionsIn("{src,adapters}");
  expect(expressions.length).toBeGreaterThan(400);
  const known = new Set(existsSync(verdictsFile) ? readFileSync(verdictsFile, "utf8").split("\n") : []);
  const unknown = expressions.filter((one) => !known.has(keyOf(one)));
  const verdicts = await mapConcurrently(unknown, 2, async ({ source, flags, file }) => {
    const verdict = await check(source, flags, params);
    const attack = verdict.status === "vulnerable" ? `by ${verdict.attack.pattern.slice(0, 100)}` : "";
    return { status: verdict.status, expression: `${file} /${source}/${flags} ${attack}` };
  });
  expect(verdicts.filter(({ status }) => status !== "safe")).toEqual([]);
  if (isRenewing) writeFileSync(verdictsFile, [...new Set(expressions.map(keyOf))].sort().join("\n"));
});

test("the checker finds an expression that takes more", async () => {
  expect((await check("\\s*:$", "", params)).status).toBe("vulnerable");
});

test("no regular expression is built from what somebody typed", () => {
  expect(builtWhileRunning("{src,adapters}")).toEqual([]);
});

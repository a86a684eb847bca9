import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test.each([0, 3])("a PostgreSQL in its process leaves a run of tests its status %i", (expected) => {
  const server = join(import.meta.dirname, "../servers/postgres.ts");
  const script = `await import(${JSON.stringify(server)}); process.exitCode = ${expected};`;
  const { status } = spawnSync(process.execPath, ["--input-type=module", "--eval", script]);
  expect(status).toBe(expected);
});

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("a run of tests that failed stays failed with a PostgreSQL in its process", () => {
  const server = join(import.meta.dirname, "../servers/postgres.ts");
  const script = `await import(${JSON.stringify(server)}); process.exitCode = 3;`;
  const { status } = spawnSync(process.execPath, ["--input-type=module", "--eval", script]);
  expect(status).toBe(3);
});

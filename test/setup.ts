import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, vi } from "vitest";

// The same random cases in every run, so that a failure comes from the change under test;
// `SEED=$RANDOM npm test` tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_261_122) });

// Many tests start workers, which take half as long with compiled code.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "node-compile-cache");

// The next file runs in the same process.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

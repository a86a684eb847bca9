import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runInChild } from "../../bench/child-process.ts";

let folder: string;
let child: URL;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-child-"));
  child = pathToFileURL(join(folder, "child.ts"));
  const module = new URL("../../bench/child-process.ts", import.meta.url).href;
  await writeFile(
    child,
    `import { handleJob } from ${JSON.stringify(module)};
     handleJob(async ({ how, n }, report) => {
       report({ doubled: n * 2 });
       if (how === "fail") throw new Error("no room left");
       if (how === "hang") await new Promise((done) => setTimeout(done, 600_000));
       report({ pid: process.pid });
     });`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

type Figures = { doubled: number; pid: number };
const job = (how: string, timeoutMs = 15_000) =>
  runInChild<object, Figures>(child, { how, n: 21 }, timeoutMs);

describe("a job in a child process", () => {
  test("reports its figures from another process", async () => {
    const { figures, failure } = await job("do");
    expect(figures.doubled).toBe(42);
    expect(figures.pid).not.toBe(process.pid);
    expect(failure).toBeUndefined();
  });

  test("that takes too long is killed, and what it reported counts", async () => {
    expect(await job("hang", 3000)).toEqual({ figures: { doubled: 42 }, failure: "stopped after 3 s" });
  });

  test("that fails says why", async () => {
    const { figures, failure } = await job("fail");
    expect(figures).toEqual({ doubled: 42 });
    expect(failure).toContain("no room left");
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runApart } from "../../bench/apart.ts";

let folder: string;
let child: URL;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-apart-"));
  child = pathToFileURL(join(folder, "child.ts"));
  const apart = new URL("../../bench/apart.ts", import.meta.url).href;
  await writeFile(
    child,
    `import { doJob } from ${JSON.stringify(apart)};
     doJob(async ({ how, n }, tell) => {
       tell({ doubled: n * 2 });
       if (how === "fail") throw new Error("no room left");
       if (how === "hang") await new Promise((done) => setTimeout(done, 600_000));
       tell({ pid: process.pid });
     });`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

type Figures = { doubled: number; pid: number };
const job = (how: string, limitMs = 15_000) => runApart<object, Figures>(child, { how, n: 21 }, limitMs);

describe("a job apart", () => {
  test("tells its figures from another process", async () => {
    const { figures, trouble } = await job("do");
    expect(figures.doubled).toBe(42);
    expect(figures.pid).not.toBe(process.pid);
    expect(trouble).toBeUndefined();
  });

  test("that takes too long is stopped, and what it told is kept", async () => {
    expect(await job("hang", 3000)).toEqual({ figures: { doubled: 42 }, trouble: "stopped after 3 s" });
  });

  test("that fails says why", async () => {
    const { figures, trouble } = await job("fail");
    expect(figures).toEqual({ doubled: 42 });
    expect(trouble).toContain("no room left");
  });
});

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");

/** Keeps 300,000 objects, and 200,000 more for a while, as articles on their way to a cluster are kept. */
const work = `
  const inUse = Array.from({ length: 300_000 }, (_, n) => ({ n }));
  const lately = [];
  let most = 0;
  for (let round = 0; round < 500; round++) {
    lately.push(Array.from({ length: 10_000 }, (_, n) => ({ n, round })));
    if (lately.length > 20) lately.shift();
    most = Math.max(most, process.memoryUsage().heapUsed);
  }
  console.log(inUse.length && most);
`;

/** The largest heap that the work had in a process of its own, in bytes. */
async function largestHeap(before: string): Promise<number> {
  const code = `${before}\n${work}`;
  const { stdout } = await run(process.execPath, ["--max-semi-space-size=8", "-e", code], { cwd: root });
  return Number(stdout);
}

test("a process whose index is on a cluster clears its memory early", async () => {
  const settings = { nodes: ["http://127.0.0.1:1"], prefix: "x", shards: 1 };
  const open = `
    const { openCluster } = await import("./src/app/search/open-cluster.ts");
    openCluster(${JSON.stringify(settings)});
  `;
  const [small, usual] = [await largestHeap(open), await largestHeap("")];
  expect(small).toBeLessThan(0.75 * usual);
});

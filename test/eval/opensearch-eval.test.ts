import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { evaluate } from "../../src/cli/inspect/eval.ts";
import { UsageError } from "../../src/cli/verb.ts";
import { readConfig } from "../../src/config.ts";
import { describeWithOpenSearch, freshCluster, sharedUrl, uniquePrefix } from "../opensearch/cluster.ts";

const titles = [
  "Chip maker builds a second factory",
  "Ferry returns after the storm",
  "Bank keeps its rates",
];
const lines = (records: object[]) => records.map((record) => JSON.stringify(record)).join("\n");

let folder: string;
const path = (name: string) => join(folder, name);
const words = () => ["--corpus", path("articles"), "--queries", path("queries"), "--qrels", path("qrels")];
const configOf = (more: Record<string, string>) =>
  readConfig({ NEWSDESK_DATA: path("data"), NEWSDESK_CORPUS: path("corpus"), ...more });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-eval-"));
  await writeFile(path("articles"), lines(titles.map((title, i) => ({ id: `a${i}`, title }))));
  await writeFile(path("queries"), lines([{ id: "q1", text: "ferry strom" }]));
  await writeFile(path("qrels"), "q1 0 a1 1\n");
});
afterAll(() => rm(folder, { recursive: true }));

describeWithOpenSearch("newsdesk eval --search opensearch", () => {
  test("measures a collection on the cluster, and leaves nothing there", async () => {
    const prefix = uniquePrefix();
    const print = vi.spyOn(console, "log").mockImplementation(() => {});
    const args = [...words(), "--search", "opensearch", "--json"];
    expect(await evaluate.run(args, configOf({ SEARCH_URL: sharedUrl(), SEARCH_PREFIX: prefix }))).toBe(0);
    const report = JSON.parse(print.mock.calls.flat().join("\n"));
    print.mockRestore();
    expect(report.quality).toMatchObject({ queries: 1, ndcg10: 1, firstHit: 1 });
    const cluster = freshCluster();
    const request = { method: "GET", path: `/${prefix}-*/_settings/index.uuid` } as const;
    expect(await cluster.work(request, z.record(z.string(), z.unknown()))).toEqual({});
    await cluster.close();
  });

  test("says that it needs a cluster", async () => {
    const running = evaluate.run([...words(), "--search", "opensearch"], configOf({}));
    await expect(running).rejects.toThrow(UsageError);
  });
});

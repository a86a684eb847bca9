import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { evaluate } from "../../src/cli/inspect/eval.ts";
import { UsageError } from "../../src/cli/verb.ts";
import { type Config, readConfig } from "../../src/config.ts";

const articles = [
  {
    id: "chips",
    title: "Chip maker builds second factory",
    body: "The foundry will make wafers in Kaohsiung.",
  },
  {
    id: "ferry",
    title: "Ferry service resumes after storm",
    body: "Passengers return to the island harbour.",
  },
  {
    id: "bank",
    title: "Central bank keeps rates unchanged",
    body: "Inflation is near its target, the governor says.",
  },
];
const queries = [
  { id: "q1", text: "foundry wafers" },
  { id: "q2", text: "island harbour passengers" },
  { id: "q3", text: "governor inflation target" },
];

let folder: string;
let config: Config;
const path = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-eval-"));
  config = readConfig({ NEWSDESK_DATA: path("data"), NEWSDESK_CORPUS: path("corpus") });
  const lines = (records: object[]) => records.map((record) => JSON.stringify(record)).join("\n");
  await writeFile(path("articles.jsonl"), lines(articles));
  await writeFile(path("queries.jsonl"), lines(queries));
  await writeFile(path("qrels.txt"), "q1 0 chips 1\nq2 0 ferry 1\nq3 0 bank 1\n");
  await writeFile(path("others.txt"), "another 0 chips 1\n");
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...words: string[]): Promise<string> {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    expect(await evaluate.run(words, config)).toBe(0);
    return print.mock.calls.flat().join("\n");
  } finally {
    print.mockRestore();
  }
}

const collection = () => ["--corpus", path("articles.jsonl"), "--queries", path("queries.jsonl")];

describe("newsdesk eval", () => {
  test("measures a collection and writes its run", async () => {
    const printed = await run(
      ...collection(),
      "--qrels",
      path("qrels.txt"),
      "--run",
      path("run.trec"),
      "--json",
    );
    const report = JSON.parse(printed);
    expect(report.quality).toEqual({ queries: 3, ndcg10: 1, map: 1, mrr10: 1, recall100: 1, firstHit: 1 });
    expect(report.indexing).toMatchObject({ articles: 3, words: 36 });
    expect(report.search.queries).toBe(3);
    expect(report.search.p50).toBeGreaterThan(0);
    expect(report.search.p50).toBeLessThanOrEqual(report.search.p99);
    const first = (await readFile(path("run.trec"), "utf8"))
      .split("\n")
      .filter((line) => / 1 \S+ newsdesk$/.test(line));
    expect(first.map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "q1 Q0 chips",
      "q2 Q0 ferry",
      "q3 Q0 bank",
    ]);
  });

  test("finds as many hits as are asked for", async () => {
    const many = Array.from({ length: 130 }, (_, n) => ({
      id: `tide ${n}`,
      title: `Tide ${n}`,
      body: `Harbour ${n} reports the tide.`,
    }));
    await writeFile(path("many.jsonl"), many.map((one) => JSON.stringify(one)).join("\n"));
    await writeFile(path("tide.jsonl"), JSON.stringify({ id: "q1", text: "tide" }));
    const words = [
      "--corpus",
      path("many.jsonl"),
      "--queries",
      path("tide.jsonl"),
      "--run",
      path("deep.trec"),
    ];
    const linesOf = async () => (await readFile(path("deep.trec"), "utf8")).trim().split("\n").length;
    await run(...words);
    expect(await linesOf()).toBe(100);
    await run(...words, "--depth", "1000");
    expect(await linesOf()).toBe(130);
  });

  test("prints the same as text, also without judgements", async () => {
    expect(await run(...collection(), "--qrels", path("qrels.txt"))).toMatch(/nDCG@10 +1\.0000/);
    const unjudged = await run(...collection());
    expect(unjudged).toMatch(/articles +3, 36 words/);
    expect(unjudged).not.toMatch(/nDCG/);
  });

  test("misspells the queries on request, the same way for the same seed", async () => {
    const runOf = async (...options: string[]) => {
      await run(...collection(), ...options, "--run", path("typos.trec"));
      return readFile(path("typos.trec"), "utf8");
    };
    const once = await runOf("--typos", "3", "--seed", "4");
    expect(await runOf("--typos", "3", "--seed", "4")).toBe(once);
    expect(await runOf()).not.toBe(once);
  });

  test.each([
    ["nothing", [], /--corpus and --queries are needed/],
    ["an unknown option", ["--corpse", "x"], /--corpse/],
    [
      "typos that are no number",
      ["--corpus", "a", "--queries", "b", "--typos", "many"],
      /--typos takes a number/,
    ],
    ["a depth of no hits", ["--corpus", "a", "--queries", "b", "--depth", "0"], /--depth takes a number/],
  ])("refuses %s with the usage", async (_, words, message) => {
    const running = evaluate.run(words, config);
    await expect(running).rejects.toThrow(UsageError);
    await expect(evaluate.run(words, config)).rejects.toThrow(message);
  });

  test("reports judgements of other queries", async () => {
    await expect(evaluate.run([...collection(), "--qrels", path("others.txt")], config)).rejects.toThrow(
      /none of these queries/,
    );
  });
});

import { describe, expect, test } from "vitest";
import { formatTable } from "../../bench/print.ts";
import { bestOfEach, onCollections } from "../../bench/search/choose.ts";
import type { ArchiveFigures } from "../../bench/search/figures.ts";
import { pageOf } from "../../bench/search/page/page.ts";
import { plotSpeed } from "../../bench/search/plot.ts";
import type { ArchiveRun } from "../../bench/search/section.ts";
import { tablesOf } from "../../bench/search/tables.ts";

const trial = (engine: string, configuration: string, ndcg10: number, failure?: string) => {
  const quality = { queries: 1, ndcg10, map: 0, mrr10: 0, recall100: 0, firstHit: 0 };
  return {
    engine,
    configuration,
    collections: { news: { figures: { clean: quality, "1 typo": quality }, failure } },
  };
};

const run = (engine: string, size: number, p95: number, wordsPerSecond = 1000): ArchiveRun => {
  const times = Object.fromEntries(
    ["one word", "prefix"].map((kind) => [kind, { asked: 9, p50: p95 / 2, p95, p99: p95 }]),
  );
  const figures: Partial<ArchiveFigures> = { control: 50, times, wordsPerSecond };
  return { engine, configuration: "tuned", size, sentences: 2, archive: { figures }, start: { figures: {} } };
};

test("of each engine the configuration that finds best is chosen", () => {
  const chosen = bestOfEach(
    [
      trial("a", "default", 0.3),
      trial("a", "tuned", 0.5),
      trial("b", "default", 0.4),
      trial("b", "tuned", 0.1),
    ],
    onCollections,
  );
  expect(chosen.map(({ engine, configuration }) => `${engine} ${configuration}`)).toEqual([
    "a tuned",
    "b default",
  ]);
});

describe("the tables", () => {
  test("show medians, name who was stopped, and leave nothing blank", () => {
    const slow: ArchiveRun = {
      ...run("slow", 1000, 900),
      archive: { figures: {}, failure: "stopped after 30 s" },
    };
    const runs = [run("a", 1000, 1, 100), run("a", 1000, 1, 300), run("a", 1000, 1, 200), slow];
    const tables = tablesOf([trial("a", "tuned", 0.5, "stopped after 9 s")], runs);
    const text = tables.map(formatTable).join("\n");
    expect(text).toMatch(/a \(tuned\) +0\.500\/0\.000 +0\.500\/0\.000/);
    expect(text).toMatch(/a \(tuned\) +200 /);
    expect(text).toContain("a (tuned) on news: stopped after 9 s");
    expect(text).toContain("slow (tuned): stopped after 30 s");
    expect(text).toMatch(/control, the same work each time: median 50\.0 ms/);
    expect(text).not.toMatch(/undefined|NaN/);
  });

  test("stand in columns", () => {
    const table = {
      title: "T",
      columns: ["engine", "ms"],
      rows: [
        ["a long name", "1"],
        ["b", "1,000"],
      ],
      notes: ["n"],
    };
    const [, , head, , first, second, note] = formatTable(table).split("\n");
    expect([head, first, second, note]).toEqual([
      "engine          ms",
      "a long name      1",
      "b            1,000",
      "  n",
    ]);
  });
});

test("each table shows each engine in its best configuration for it, the page what others do better first", () => {
  const of = (engine: string, configuration: string, clean: number, p95: number): ArchiveRun => {
    const one = run(engine, 1000, p95);
    const firstHits = { asked: 9, clean, oneTypo: clean, allTypos: clean };
    return { ...one, configuration, archive: { figures: { ...one.archive.figures, firstHits } } };
  };
  const runs = [
    of("newsdesk", "shipped", 0.9, 2),
    of("minisearch", "documented", 0.95, 9),
    of("minisearch", "tuned", 0.8, 1),
  ];
  const [hits, times] = tablesOf([trial("a", "tuned", 0.5)], runs)
    .slice(2)
    .map(formatTable);
  expect(hits).toMatch(/minisearch \(documented\) +9 +0\.950/);
  expect(hits).not.toContain("tuned");
  expect(times).toMatch(/minisearch \(tuned\)/);
  expect(times).not.toContain("documented");
  const page = pageOf([trial("newsdesk", "shipped", 0.5), trial("minisearch", "tuned", 0.4)], runs);
  const [losses = "", rest = ""] = page.split("By their nature");
  expect(losses).toContain("- 1,000 short articles, clean: MiniSearch (documented) .950, Newsdesk .900");
  expect(losses).toContain("one word: MiniSearch (tuned) 1, Newsdesk 2");
  expect(losses).not.toContain("nDCG");
  expect(rest).toMatch(/\| \*\*Newsdesk\*\* \| \*\*\.500\*\* \|/);
  expect(page).not.toMatch(/undefined|NaN/);
});

describe("the plot", () => {
  test("has a bar an engine, the fastest first, at the largest size that peers have", () => {
    const svg = plotSpeed([
      run("newsdesk", 1000, 5),
      run("newsdesk", 20_000, 1),
      run("newsdesk", 1e6, 9),
      run("peer", 20_000, 100),
    ]);
    expect(svg).toContain("20,000 articles");
    const names = [...(svg ?? "").matchAll(/text-anchor="end">([^<]+)</g)].map((match) => match[1]);
    expect(names).toEqual(["newsdesk", "peer"]);
    const widths = [...(svg ?? "").matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(widths[1]).toBeGreaterThan(widths[0] ?? 0);
    expect(Math.max(...widths)).toBeLessThan(720);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  test("is none where nothing was timed", () => expect(plotSpeed([])).toBeUndefined());
});

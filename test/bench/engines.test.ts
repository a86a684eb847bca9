import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateArticles } from "../../bench/corpus/articles.ts";
import { countWords, knownItems } from "../../bench/corpus/questions.ts";
import { contenders } from "../../bench/engines/contenders.ts";
import type { Engine } from "../../bench/engines/engine.ts";
import { fillEngine } from "../../bench/search/setup.ts";

const articles = generateArticles("engines", 120);
const items = knownItems(articles, countWords(articles), 10, "engines");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-engines-"));
});
afterAll(() => rm(folder, { recursive: true }));

const configurations = Object.entries(contenders).flatMap(([engine, ways]) =>
  Object.entries(ways).map(([name, configuration]) => ({ engine, name, configuration })),
);

async function answers(engine: Engine): Promise<string[][]> {
  const all: string[][] = [];
  for (const { clean } of items) all.push(await engine.search({ kind: "words", text: clean }, 10));
  return all;
}

/** Linear scans for the words in their order find what holds them in that order, no more. */
const inOrderOnly = new Set(["ufuzzy default", "fuse.js default"]);

describe.each(configurations)("$engine ($name)", ({ engine, name, configuration }) => {
  test("finds what was put in, all kinds of question asked, and again after a restart", async () => {
    const work = await mkdtemp(join(folder, "work-"));
    const open = configuration.open(work);
    await fillEngine(open, articles);
    const found = await answers(open);
    const hits = items.filter(({ id }, i) => found[i]?.[0] === id).length;
    expect(hits).toBeGreaterThanOrEqual(inOrderOnly.has(`${engine} ${name}`) ? 0 : items.length - 1);

    const [first] = articles;
    const phrase = first?.body?.split(".")[0]?.split(" ").slice(0, 5).join(" ").toLowerCase() ?? "";
    for (const kind of ["prefix", "phrase"] as const) {
      expect(await open.search({ kind, text: phrase }, 10)).toSatisfy(Array.isArray);
    }
    expect(await open.search({ kind: "words", text: '"; DROP -x* (y' }, 10)).toSatisfy(Array.isArray);

    if (!configuration.load) return;
    await open.save?.(work);
    const firstHits = (all: string[][]) => all.map(([first]) => first);
    expect(firstHits(await answers(await configuration.load(work)))).toEqual(firstHits(found));
  });
});

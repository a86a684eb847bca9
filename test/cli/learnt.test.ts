import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { importArticles } from "../../src/cli/import.ts";
import { aliases } from "../../src/cli/inspect/aliases.ts";
import { stories } from "../../src/cli/inspect/stories.ts";
import { UsageError, type Verb } from "../../src/cli/verb.ts";
import { readConfig } from "../../src/config.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-learnt-"));
  await mkdir(join(folder, "corpus"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const config = () =>
  readConfig({ NEWSDESK_DATA: join(folder, "data"), NEWSDESK_CORPUS: join(folder, "corpus") });

async function printed(verb: Verb, ...words: string[]): Promise<string> {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    expect(await verb.run(words, config())).toBe(0);
    return String(print.mock.calls.at(-1)?.[0]);
  } finally {
    print.mockRestore();
  }
}

/** Imports articles with these texts. */
async function importTexts(...bodies: string[]): Promise<void> {
  const lines = bodies.map((body, i) => JSON.stringify({ title: `Story ${i}`, body, source: `Paper ${i}` }));
  const path = join(folder, "articles.jsonl");
  await writeFile(path, lines.join("\n"));
  await printed(importArticles, path);
}

test("aliases lists the learnt names, best supported first, each with an example", async () => {
  await importTexts(
    "Hon Hai Precision Industry Co (鴻海精密) grew.",
    "The World Trade Organization (WTO) met.",
    "Officials of the World Trade Organization (WTO) met again.",
  );
  const [first, second] = JSON.parse(await printed(aliases, "--json"));
  expect(first).toMatchObject({ names: ["World Trade Organization", "WTO"], support: 2 });
  expect(second).toMatchObject({ names: ["Hon Hai Precision Industry Co", "鴻海精密"], support: 1 });
  expect(second.example).toContain("Co (鴻海精密) grew");
  expect(await printed(aliases)).toMatch(/^World Trade Organization = WTO {2}\(2\)/);
});

test("stories lists the stories that several articles tell", async () => {
  const text = "The ferry crews of the northern harbor will stop work at noon because of low pay. ".repeat(2);
  await importTexts(text, `${text} The union said so.`, "Nothing to do with that at all, whatever is said.");
  const [story, ...others] = JSON.parse(await printed(stories, "--json"));
  expect(others).toEqual([]);
  const titles: string[] = story.articles.map(({ title }: { title: string }) => title);
  expect(titles.toSorted()).toEqual(["Story 0", "Story 1"]);
  expect(await printed(stories)).toContain("Paper 1: Story 1");
});

test("an empty list says so, and unknown arguments are refused", async () => {
  expect(await printed(stories)).toBe("No story is told by more than one article.");
  await expect(stories.run(["--jsn"], config())).rejects.toThrow(UsageError);
  await expect(aliases.run(["tsmc"], config())).rejects.toThrow(UsageError);
});

import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { variableNames } from "../../src/config.ts";

const names = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs").map((name) => `docs/${name}`),
];
const pages = await Promise.all(
  names
    .filter((name) => name.endsWith(".md"))
    .map(async (name) => [name, await readFile(name, "utf8")] as const),
);
const verbs = (await readFile("src/cli.ts", "utf8")).match(/^ {2}\w+(?=: async)/gm)?.map((one) => one.trim());

/** The part of a path before the placeholder NAME. */
const fixedPart = (path: string): string => path.split("/NAME")[0] ?? path;

describe.each(pages)("%s", (_, text) => {
  test("names only files that exist", () => {
    const paths = text.match(/(?<=`)(?:src|adapters|test|docs|corpus|bench|packs)\/[\w./-]+(?=`)/g) ?? [];
    expect(paths.filter((path) => !existsSync(fixedPart(path)))).toEqual([]);
  });

  test("names only verbs that newsdesk has", () => {
    const used = [...text.matchAll(/(?:newsdesk -- |src\/cli\.ts )(\w+)/g)].map(([, verb]) => verb);
    expect(used.filter((verb) => !verbs?.includes(verb ?? ""))).toEqual([]);
  });

  test("names only npm scripts that exist", async () => {
    const { scripts } = JSON.parse(await readFile("package.json", "utf8"));
    const used = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script]) => script);
    expect(used.filter((script) => !(script && script in scripts))).toEqual([]);
  });

  test("names only variables that Newsdesk reads", () => {
    const ours =
      /`((?:SLACK|DISCORD|SHARDS?|WEB|NEWSDESK|PLAYGROUND|OPERATORS?|FETCH|RETENTION)(?:_[A-Z]+)*)(?:=\S+)?`/g;
    const used = [...text.matchAll(ours)].map(([, name = ""]) => name);
    expect(used.filter((name) => !variableNames.includes(name))).toEqual([]);
  });
});

test("every picture is shown in a document, and every document's picture is there", () => {
  const shown = pages.flatMap(([name, text]) =>
    [...text.matchAll(/!\[[^\]]+\]\(((?:docs\/)?pictures\/[\w.-]+)\)/g)].map(([, path = ""]) =>
      join(name.startsWith("docs/") ? "docs" : "", path),
    ),
  );
  const there = readdirSync("docs/pictures").map((name) => `docs/pictures/${name}`);
  expect([...new Set(shown)].toSorted()).toEqual(there.toSorted());
});

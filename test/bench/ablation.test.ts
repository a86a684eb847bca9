import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { features } from "../../bench/features.ts";

test.each(features)("the ablation can turn off $name", async ({ file, is }) => {
  expect(await readFile(`src/search/${file}`, "utf8")).toContain(is);
});

test("docs/search.md has a row for each feature", async () => {
  const page = await readFile("docs/search.md", "utf8");
  expect(features.map(({ name }) => name).filter((name) => !page.includes(`\n| ${name} |`))).toEqual([]);
});

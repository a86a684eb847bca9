import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Aliases, AliasRulesError, loadAliasRules } from "../../src/search/aliases.ts";
import { Breath } from "../../src/search/breath.ts";
import { article } from "./stories.ts";

const noRules = { added: [], forbidden: [] };

async function groupsOf(
  rules: typeof noRules | { added: string[][]; forbidden: string[][] },
  ...bodies: string[]
) {
  const aliases = new Aliases(rules);
  bodies.forEach((body, i) => {
    aliases.add(article(`${i}`, { body }));
  });
  await aliases.settle(new Breath());
  return aliases.groups;
}

test("the meaning that most articles give an abbreviation wins", async () => {
  const often = "the Central Bank of China (CBC)";
  const groups = await groupsOf(noRules, "Canadian Broadcasting Corp (CBC)", often, often);
  expect(groups.longestAt(["cbc"], 0)?.names).toEqual(["Central Bank of China"]);
});

test("names that share a partner are one group", async () => {
  const groups = await groupsOf(
    { ...noRules, added: [["TSMC", "護國神山"]] },
    "Taiwan Semiconductor Manufacturing Co (TSMC)",
  );
  expect(groups.longestAt(["tsmc"], 0)?.names.toSorted()).toEqual([
    "Taiwan Semiconductor Manufacturing Co",
    "護國神山",
  ]);
});

test("a forbidden pair is never made", async () => {
  const rules = { added: [], forbidden: [["World Trade Organization", "wto"]] };
  expect((await groupsOf(rules, "World Trade Organization (WTO)")).names).toEqual([]);
});

test("of two names at a place the longer is meant", async () => {
  const groups = await groupsOf({
    ...noRules,
    added: [
      ["Bank", "銀行"],
      ["Bank of Taiwan", "台灣銀行"],
    ],
  });
  expect(groups.longestAt(["a", "bank", "of", "taiwan"], 1)).toMatchObject({
    length: 3,
    names: ["台灣銀行"],
  });
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "aliases-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(yaml: string) {
  const path = join(folder, "aliases.yaml");
  await writeFile(path, yaml);
  return loadAliasRules(path);
}

test("rules are read from YAML; a missing or empty file is none", async () => {
  expect(await load("added:\n  - [TSMC, 台積電]\n")).toEqual({ added: [["TSMC", "台積電"]], forbidden: [] });
  expect(await load("# nothing yet\n")).toEqual(noRules);
  expect(await loadAliasRules(join(folder, "none.yaml"))).toEqual(noRules);
});

test.each(["added: TSMC", "added: [[alone]]", "added: [", "added: [[1, 2]]"])(
  "%s is refused, naming the file",
  async (yaml) => {
    await expect(load(yaml)).rejects.toThrow(AliasRulesError);
    await expect(load(yaml)).rejects.toThrow(/aliases\.yaml/);
  },
);

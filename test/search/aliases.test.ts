import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AliasGroups } from "../../src/search/alias/groups.ts";
import { Aliases, AliasRulesError, loadAliasRules } from "../../src/search/aliases.ts";
import { nameTerms } from "../../src/search/analyze/terms.ts";
import { article } from "./stories.ts";

const noRules = { added: [], forbidden: [] };

function groupsOf(rules: typeof noRules | { added: string[][]; forbidden: string[][] }, ...bodies: string[]) {
  const aliases = new Aliases(rules);
  bodies.forEach((body, i) => {
    aliases.add(article(`${i}`, { body }));
  });
  return aliases.groups;
}

test("the meaning that most articles give an abbreviation wins", () => {
  const often = "the Central Bank of China (CBC)";
  const groups = groupsOf(noRules, "Canadian Broadcasting Corp (CBC)", often, often);
  expect(groups.longestAt(["cbc"], 0)?.names).toEqual(["Central Bank of China"]);
});

test("a word too many before a name is not learnt where others do without", () => {
  const groups = groupsOf(noRules, "Giant Quanta Computer Inc (廣達)", "Quanta Computer Inc (廣達)");
  expect(groups.longestAt(nameTerms("廣達"), 0)?.names).toEqual(["Quanta Computer Inc"]);
});

test("of two Chinese names for one in Latin letters the better supported is meant", () => {
  const right = "Chen Chu (陳菊)";
  const groups = groupsOf(noRules, right, right, "Chen Chu (陳珠)");
  expect(groups.longestAt(["chen", "chu"], 0)?.names).toEqual(["陳菊"]);
  expect(groups.longestAt(nameTerms("陳珠"), 0)).toBeUndefined();
});

test("short and long forms of a Chinese name are one name", () => {
  const groups = groupsOf(
    noRules,
    "Hon Hai Precision Industry Co (鴻海精密)",
    "Hon Hai Precision Industry Co (鴻海)",
  );
  expect(groups.longestAt(nameTerms("鴻海"), 0)?.names.toSorted()).toEqual([
    "Hon Hai Precision Industry Co",
    "鴻海精密",
  ]);
});

test("an abbreviation of other letters is learnt from the third article on", () => {
  const party = "the Chinese Nationalist Party (KMT)";
  expect(groupsOf(noRules, party, party).longestAt(["kmt"], 0)).toBeUndefined();
  expect(groupsOf(noRules, party, party, party).longestAt(["kmt"], 0)?.names).toEqual([
    "Chinese Nationalist Party",
  ]);
});

test.each(["taijidian", "tai ji dian"])("%s is the sound of a Chinese name", (sound) => {
  const groups = groupsOf(noRules, "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電)");
  expect(groups.longestAt(nameTerms(sound), 0)).toMatchObject({ bySound: true, typed: sound });
});

test("names are completed as they are written", () => {
  const groups = groupsOf(noRules, "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電)");
  expect([...groups.namesFrom("ts")]).toEqual(["TSMC"]);
  expect([...groups.namesFrom("t")].toSorted()).toEqual(["TSMC", "Taiwan Semiconductor Manufacturing Co"]);
  expect([...groups.namesFrom("x")]).toEqual([]);
});

test("whatever comes and goes, what is left is what the articles that are left introduce", () => {
  const body = fc.constantFrom(
    ...[
      "Central Bank of China (CBC)",
      "Canadian Broadcasting Corp (CBC)",
      "Chen Chu (陳菊)",
      "Chen Chu (陳珠)",
    ],
    ...["TSMC (台積電)", "Taiwan Semiconductor Manufacturing Co (TSMC)", "Chinese Nationalist Party (KMT)"],
  );
  const step = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), body: fc.option(body) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const grown = new Aliases(noRules);
      const left = new Map<string, string>();
      for (const { id, body: text } of steps) {
        grown.remove(id);
        if (text === null) left.delete(id);
        else left.set(id, text);
        if (text !== null) grown.add(article(id, { body: text }));
      }
      const all = (groups: AliasGroups) =>
        [...groups.groups()].map(({ names, support }) => `${names.toSorted()} ${support}`).toSorted();
      expect(all(grown.groups)).toEqual(all(groupsOf(noRules, ...left.values())));
    }),
  );
});

test("names that share a partner are one group", async () => {
  const groups = groupsOf(
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
  expect([...groupsOf(rules, "World Trade Organization (WTO)").groups()]).toEqual([]);
});

test("of two names at a place the longer is meant", async () => {
  const groups = groupsOf({
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

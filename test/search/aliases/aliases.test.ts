import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TimeSlice } from "../../../src/async/yield.ts";
import type { AliasGroups } from "../../../src/search/aliases/alias-groups.ts";
import {
  Aliases,
  type AliasRules,
  AliasRulesError,
  loadAliasRules,
} from "../../../src/search/aliases/aliases.ts";
import { BufferSections } from "../../../src/search/structures/buffer-sections.ts";
import { StringTable } from "../../../src/search/structures/string-table.ts";
import { nameTerms, termOf, tokenizeQuery } from "../../../src/search/text/terms.ts";
import { article } from "../stories.ts";

const noRules = { added: [], forbidden: [] };

async function groupsOf(
  rules: typeof noRules | { added: string[][]; forbidden: string[][] },
  ...bodies: string[]
) {
  const aliases = new Aliases(rules);
  for (const [i, body] of bodies.entries()) await aliases.add(article(`${i}`, { body }), new TimeSlice());
  return aliases.groups;
}

test("the long form that most articles give an abbreviation wins", async () => {
  const often = "the Central Bank of China (CBC)";
  const groups = await groupsOf(noRules, "Canadian Broadcasting Corp (CBC)", often, often);
  expect(groups.longestAt(["cbc"], 0)?.names).toEqual(["Central Bank of China"]);
});

test("an extra word before a name is not learnt if other articles do not have it", async () => {
  const groups = await groupsOf(noRules, "Giant Quanta Computer Inc (廣達)", "Quanta Computer Inc (廣達)");
  expect(groups.longestAt(nameTerms("廣達"), 0)?.names).toEqual(["Quanta Computer Inc"]);
});

test("of two Chinese names for a Latin one the better supported wins", async () => {
  const right = "Chen Chu (陳菊)";
  const groups = await groupsOf(noRules, right, right, "Chen Chu (陳珠)");
  expect(groups.longestAt(["chen", "chu"], 0)?.names).toEqual(["陳菊"]);
  expect(groups.longestAt(nameTerms("陳珠"), 0)).toBeUndefined();
});

test("short and long forms of a Chinese name are one name", async () => {
  const groups = await groupsOf(
    noRules,
    "Hon Hai Precision Industry Co (鴻海精密)",
    "Hon Hai Precision Industry Co (鴻海)",
  );
  expect(groups.longestAt(nameTerms("鴻海"), 0)?.names.toSorted()).toEqual([
    "Hon Hai Precision Industry Co",
    "鴻海精密",
  ]);
});

test("a company's abbreviation of other letters is learnt from the third article on", async () => {
  const company = "shares of Sunrise Trading Corp (BXQ)";
  expect((await groupsOf(noRules, company, company)).longestAt(["bxq"], 0)).toBeUndefined();
  expect((await groupsOf(noRules, company, company, company)).longestAt(["bxq"], 0)?.names).toEqual([
    "Sunrise Trading Corp",
  ]);
});

test.each(["taijidian", "tai ji dian", "taiji dian"])(
  "%s finds a Chinese name by its sound",
  async (sound) => {
    const groups = await groupsOf(noRules, "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電)");
    expect(groups.longestAt(nameTerms(sound), 0)).toMatchObject({ bySound: true, typed: sound });
  },
);

test.each([
  ["chong qing", "重慶"],
  ["zeng jing de", "曾敬德"],
  ["shan zhi ming", "單志明"],
])("%s is one way to read %s", async (sound, han) => {
  const groups = await groupsOf(noRules, `Somebody Else (${han})`);
  expect(groups.longestAt(sound.split(" "), 0)?.names).toContain(han);
});

test("all names that sound alike are found", async () => {
  const groups = await groupsOf(noRules, "Chen Chu (陳菊)", "Chen Chyu (陳橘)");
  expect(groups.longestAt(["chen", "ju"], 0)?.names.toSorted()).toEqual([
    "Chen Chu",
    "Chen Chyu",
    "陳橘",
    "陳菊",
  ]);
});

test.each([
  ["Micron Technology Inc (美光)", "Micron"],
  ["Hon Hai Precision Industry Co (鴻海精密)", "鴻海"],
  ["Hon Hai Precision Industry Co (鴻海精密)", "Hon Hai"],
  ["Quanta Computer Inc (廣達)", "Quanta"],
])("in %s, %s is the short name of a company", async (body, short) => {
  const groups = await groupsOf(noRules, body);
  expect(groups.longestAt(nameTerms(short), 0)?.shortNames).toContain(short);
});

test.each([
  ["Taiwan Semiconductor Manufacturing Co (台積電)", "Taiwan"],
  ["First Financial Holding Co (第一金控)", "First"],
  ["Bank of Taiwan (台灣銀行)", "Bank"],
])("of %s, %s alone is not a name", async (body, word) => {
  expect((await groupsOf(noRules, body)).longestAt(nameTerms(word), 0)).toBeUndefined();
});

test("a short name that two companies share is a name of neither", async () => {
  const [one, other] = ["Acme Computer Inc (甲電腦)", "Acme Motor Co (乙車廠)"] as const;
  expect((await groupsOf(noRules, one)).longestAt(nameTerms("Acme"), 0)).toBeDefined();
  expect((await groupsOf(noRules, one, other)).longestAt(nameTerms("Acme"), 0)).toBeUndefined();
});

test("completed names have their usual spelling", async () => {
  const groups = await groupsOf(noRules, "Taiwan Semiconductor Manufacturing Co (TSMC, 台積電)");
  expect(groups.namesFrom("ts", 5)).toEqual(["TSMC"]);
  expect(groups.namesFrom("t", 5).toSorted()).toEqual(["TSMC", "Taiwan Semiconductor Manufacturing Co"]);
  expect(groups.namesFrom("x", 5)).toEqual([]);
});

const body = fc.constantFrom(
  ...[
    "Central Bank of China (CBC)",
    "Canadian Broadcasting Corp (CBC)",
    "Chen Chu (陳菊)",
    "Chen Chu (陳珠)",
  ],
  ...["TSMC (台積電)", "Taiwan Semiconductor Manufacturing Co (TSMC)", "Chinese Nationalist Party (KMT)"],
  ...[
    "Acme Computer Inc (甲電腦)",
    "ACME Computer (甲電腦)",
    "Acme Motor Co (乙車廠)",
    "Hon Hai Precision Industry Co (鴻海精密)",
  ],
  ...[
    "shares of Hon Hai Precision Industry Co (Hon Hai, 鴻海), also known as Foxconn Technology Group",
    "No name.",
  ],
);

const restart = async (aliases: Aliases, rules: AliasRules, ids: StringTable) =>
  Aliases.restore(rules, ids, new BufferSections(await aliases.save(new TimeSlice())));

const step = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), body: fc.option(body) });

/** An article is added, revised or removed. */
async function take(
  aliases: Aliases,
  { id, body: text }: { id: string; body: string | null },
): Promise<void> {
  aliases.remove(id);
  if (text !== null) await aliases.add(article(id, { body: text }), new TimeSlice());
}

test("the names are those that the live articles introduce, after any additions and removals", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const grown = new Aliases(noRules);
      const left = new Map<string, string | null>();
      for (const one of steps) {
        await take(grown, one);
        left.set(one.id, one.body);
      }
      const all = (groups: AliasGroups) =>
        [...groups.groups()].map(({ names, support }) => `${names.toSorted()} ${support}`).toSorted();
      const bodies = [...left.values()].filter((text) => text !== null);
      expect(all(grown.groups)).toEqual(all(await groupsOf(noRules, ...bodies)));
    }),
  );
});

/** All that is visible of the names: what queries find, completions, groups. */
const seen = ({ groups }: Aliases) => ({
  found: questions.flatMap((question) => {
    const surfaces = tokenizeQuery(question).map(({ surface }) => surface);
    return surfaces.map((_, at) => groups.longestAt(surfaces.map(termOf), at, surfaces));
  }),
  completed: ["c", "ch", "che", "chen", "ts", "taiwan s", "台"].map((prefix) => groups.namesFrom(prefix, 3)),
  groups: [...groups.groups()],
});

const questions = [
  ...[
    "Central Bank of China",
    "CBC",
    "Chen Chu",
    "陳菊",
    "chen ju",
    "TSMC",
    "台積電",
    "tai ji dian",
    "護國神山",
  ],
  ...["Taiwan Semiconductor Manufacturing", "KMT", "Acme", "Acme Computer Inc", "Hon Hai", "鴻海", "honghai"],
];

test("restored names are the same as those saved, and stay so through changes", async () => {
  const rules = { added: [["TSMC", "護國神山"]], forbidden: [["Chen Chu", "陳珠"]] };
  const save = fc.constant("save" as const);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 4, arbitrary: step }, save), { maxLength: 40 }),
      async (steps) => {
        const ids = new StringTable();
        const whole = new Aliases(rules, ids);
        let restarted = new Aliases(rules, ids);
        for (const one of steps) {
          if (one === "save") restarted = await restart(restarted, rules, ids);
          else for (const aliases of [whole, restarted]) await take(aliases, one);
          expect(seen(restarted)).toEqual(seen(whole));
        }
      },
    ),
  );
});

test("an alias that an operator removed does not return from a snapshot", async () => {
  const ids = new StringTable();
  const before = new Aliases({ ...noRules, added: [["TSMC", "護國神山"]] }, ids);
  await before.add(article("a", { body: "Taiwan Semiconductor Manufacturing Co (TSMC)" }), new TimeSlice());
  const { groups } = await restart(before, noRules, ids);
  expect([...groups.groups()]).toEqual([
    { names: ["TSMC", "Taiwan Semiconductor Manufacturing Co"], support: 1 },
  ]);
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

test("a forbidden pair is never an alias", async () => {
  const rules = { added: [], forbidden: [["World Trade Organization", "wto"]] };
  expect([...(await groupsOf(rules, "World Trade Organization (WTO)")).groups()]).toEqual([]);
});

test("of two names at a place the longer wins", async () => {
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

test("rules are read from YAML; a missing or empty file has none", async () => {
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

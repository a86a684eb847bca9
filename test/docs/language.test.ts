import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/bot/commands/all.ts";
import { commandText } from "../../src/bot/interpret/command-text.ts";
import { interpret } from "../../src/bot/interpret/interpret.ts";
import { withoutForMe } from "../../src/bot/interpret/personal/for-me.ts";
import { parseCommand } from "../../src/bot/parse-command.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { compileQuery, matches, readArticle } from "../../src/search/percolate/percolator.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { article } from "../search/stories.ts";

const at = { now: Date.UTC(2026, 2, 4), zone: "Asia/Taipei" };

describe("docs/commands.md", async () => {
  const page = await readFile("docs/commands.md", "utf8");
  const sections = new Map(
    [...page.matchAll(/^### (\S+)\n(.*?)(?=^##|$(?![\s\S]))/gms)].map(([, name = "", text = ""]) => [
      name,
      text,
    ]),
  );

  test("describes every command", () =>
    expect([...sections.keys()].sort()).toEqual(commands.map(({ name }) => name).sort()));

  const examples = [...sections].flatMap(([name, text]) =>
    (/```\n(.*?)```/s.exec(text)?.[1] ?? "")
      .split("\n")
      .filter(Boolean)
      .map((line) => [line, name]),
  );

  test.each(examples)("%s is read as %s", (line, name) => expect(parseCommand(line).name).toBe(name));

  const own = /^## For yourself alone\n.*?```\n(.*?)```/ms.exec(page)?.[1]?.trim().split("\n") ?? [];

  test("says what can be for oneself alone", () => expect(own.length).toBeGreaterThan(8));

  test.each(own)("%s is a command for oneself alone", (line) => {
    expect(parseCommand(line).name).not.toBe("search");
    expect(parseCommand(line).name).toBe(parseCommand(withoutForMe(line) ?? "").name);
  });

  const sayings = [...page.matchAll(/^\| `([^`]+)` \| ([^`|]+) \|$/gm)].map(([, said = "", read = ""]) => [
    said,
    read,
  ]);
  const wednesday = { now: Date.UTC(2026, 10, 25, 2), zone: "Asia/Taipei" };

  test("has sayings", () => expect(sayings.length).toBeGreaterThan(15));

  test.each(sayings)("%s is read as %s", (said, read) =>
    expect(commandText(interpret(said, wednesday))).toBe(read),
  );

  test.each(["follow the money", "news corp earnings", "今日頭條"])("%s is a search", (said) =>
    expect(commandText(interpret(said, wednesday))).toBe(`search ${said}`),
  );

  test("gives an example of each command", () =>
    expect(new Set(examples.map(([, name]) => name))).toEqual(new Set(sections.keys())));
});

describe("docs/query-language.md", async () => {
  const page = await readFile("docs/query-language.md", "utf8");
  const queries = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, query = ""]) => query);

  test("has examples", () => expect(queries.length).toBeGreaterThan(20));

  const writings = [...page.matchAll(/^\| `([^`]+)` \| (\*[^|]+\*) \|$/gm)].flatMap(
    ([, query = "", texts = ""]) =>
      Array.from(texts.matchAll(/\*([^*]+)\*/g), ([, text = ""]) => [query, text] as const),
  );

  test("has other writings", () => expect(writings.length).toBeGreaterThan(10));

  test.each(writings)("%s also finds %s", async (query, title) => {
    const plan = await compileQuery(parseQuery(query, at), new FuzzyIndex({ now: () => at.now }));
    expect(matches(plan, readArticle(article("a", { title })))).toBe(true);
  });

  test.each(queries)("every part of %s is understood", (query) =>
    expect(parseQuery(query, at).unread).toEqual([]),
  );

  const filters = queries.flatMap((query) =>
    [...query.matchAll(/-?\b\p{L}+:(?:"[^"]*"|\S+)/gu)].map(([part]) => part),
  );

  test.each(filters)("%s is read as a filter, not as a word", (filter) => {
    const { groups, excluded } = parseQuery(filter, at);
    expect([...groups.flat(), ...excluded].filter((clause) => clause.field === undefined)).toEqual([]);
  });

  test("gives a filter that really cannot be read as its example", () =>
    expect(parseQuery("since:someday", at).unread).toEqual(["since:someday"]));
});

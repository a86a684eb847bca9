import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { interpret } from "../../src/bot/interpret/interpret.ts";
import { parseCommand } from "../../src/bot/parse-command.ts";
import { parseSchedule } from "../../src/digest/schedule/parse-schedule.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { cpuMsOf } from "./take-in.ts";
import { alphabet, hostileText, kinds } from "./texts.ts";

/** More than Slack and Discord let anybody type at once. */
const chars = 20_000;
const limitMs = 50;
const at = { now: Date.UTC(2026, 10, 29), zone: "Asia/Taipei" };

const readers: [name: string, read: (text: string) => void][] = [
  ["as a saying", (text) => interpret(text, at)],
  ["as a command", (text) => parseCommand(text)],
  ["as a query", (text) => parseQuery(text, at)],
  ["as a schedule", (text) => parseSchedule(text, "Asia/Taipei")],
];

const typed: typeof kinds = [
  ...kinds,
  ["hours", (n) => "8 ".repeat(n / 2)],
  ["dashes between hours", (n) => "8-".repeat(n / 2)],
  ["hours in Chinese", (n) => "早上八點".repeat(n / 4)],
  ["mentions", (n) => "<@1> ".repeat(n / 5)],
  ["possessives", (n) => "a's ".repeat(n / 4)],
  ["an apostrophe after another", (n) => `a${"'".repeat(n)}b`],
  ["addresses of pages", (n) => "https://a.b/ ".repeat(n / 13)],
  ["addresses without a scheme", (n) => "www.a.b ".repeat(n / 8)],
  ["weekdays", (n) => "mon,".repeat(n / 4)],
];

async function within(text: string): Promise<void> {
  for (const [name, read] of readers)
    expect(await cpuMsOf(async () => read(text), limitMs), name).toBeLessThanOrEqual(limitMs);
}

beforeAll(() => {
  for (let i = 0; i < 30; i++)
    for (const [, read] of readers) read(`${i} every monday at 8, about the ferry`);
});

test.each(typed)("20 KB of %s are read within 50 ms of processor time", async (_, make) => {
  await within(make(chars));
});

test("any 20 KB made of the expressions' own alphabets are read within 50 ms of processor time", async () => {
  const text = hostileText(await alphabet("src/{bot,digest,locales}"), chars);
  await fc.assert(fc.asyncProperty(text, within), { numRuns: 60 });
}, 120_000);

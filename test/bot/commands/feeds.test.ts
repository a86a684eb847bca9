import { describe, expect, onTestFinished, test } from "vitest";
import { parseCommand } from "../../../src/bot/parse-command.ts";
import { readConfig } from "../../../src/config.ts";
import { openNewsroom, wordsOf } from "../newsroom.ts";

describe("feeds in chat", () => {
  test.each([
    ["feeds", { kind: "list" }],
    ["feeds list", { kind: "list" }],
    ["feeds add https://a.example/feed", { kind: "add", which: "https://a.example/feed" }],
    ["feeds add a.example", { kind: "add", which: "a.example" }],
    ["feeds remove 2", { kind: "remove", which: "2" }],
    ["feeds remove #2", { kind: "remove", which: "#2" }],
    ["feeds full-text 2 off", { kind: "full-text", which: "2", isOn: false }],
    [
      "feeds full-text https://a.example/feed ON",
      { kind: "full-text", which: "https://a.example/feed", isOn: true },
    ],
    ["feeds check", { kind: "check" }],
    ["feeds check 2", { kind: "check", which: "2" }],
    ["feeds rules", { kind: "rules" }],
    [
      "feeds keep 3 chips OR tsmc",
      { kind: "try-rule", wish: { kind: "keep", of: "3", text: "chips OR tsmc" } },
    ],
    [
      "feeds block https://a.example/feed title:horoscope",
      { kind: "try-rule", wish: { kind: "block", of: "https://a.example/feed", text: "title:horoscope" } },
    ],
    [
      "feeds take a.example/story .text > p",
      { kind: "try-rule", wish: { kind: "take", of: "a.example/story", text: ".text > p" } },
    ],
    ["feeds remove-rule 2", { kind: "remove-rule", rule: 2 }],
    ["訂閱來源", { kind: "list" }],
  ])("%s", (text, args) => expect(parseCommand(text)).toMatchObject({ name: "feeds", args }));

  test.each([
    "feeds add value",
    "feeds cattle",
    "feeds add 2",
    "feeds remove workers",
    "feeds check points",
    "feeds full-text search",
    "feeds keep cattle healthy",
    "feeds block",
    "feeds name 3",
    "feeds drop prices",
    "feeds rules of thumb",
    "feeds remove-rule of law",
    "feeds save-rule keep calm",
  ])("%s is a search", (text) => expect(parseCommand(text).name).toBe("search"));
});

describe("who is an operator", () => {
  test.each([
    ["slack:U1", "T1", true],
    ["slack:U1", "T2", true],
    ["slack:T1/U1", "T1", true],
    ["slack:T1/U1", "T2", false],
    ["slack:T1/U2", "T1", false],
    ["slack:T2/U1, slack:T1/U1", "T1", true],
  ])("with OPERATORS=%s, U1 of the workspace %s: %j", async (OPERATORS, tenant, mayManage) => {
    const newsroom = await openNewsroom();
    onTestFinished(newsroom.close);
    const { operators } = readConfig({ OPERATORS });
    newsroom.deps.feeding = { operators, feedService: { list: async () => [] } as never };
    const where = { platform: "slack", tenant };
    const asker = { user: { ...where, user: "U1" }, channel: { ...where, channel: "C1" } };
    const said = wordsOf(await newsroom.ask("feeds", asker));
    expect(said.includes("Only the operators")).toBe(!mayManage);
  });
});

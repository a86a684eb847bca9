import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBot } from "../../src/bot/bot.ts";
import { parseCommand } from "../../src/bot/parse-command.ts";
import type { Message } from "../../src/chat/message.ts";
import { actionsOf } from "../../src/chat/reply.ts";
import { message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "./newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

describe("one message", () => {
  test("is answered once, however often the platform delivers it", async () => {
    const { bot } = newsroom;
    const said = message("tsmc", { id: "again" });
    expect(await bot(said)).toMatchObject({ kind: "results" });
    expect(await bot(said)).toBeUndefined();
  });

  test("is not confused with one of the same id in another channel", async () => {
    const { bot } = newsroom;
    const there = { platform: "test", tenant: "t1", channel: "c2" };
    expect(await bot(message("tsmc", { id: "same" }))).toBeDefined();
    expect(await bot(message("tsmc", { id: "same", channel: there }))).toBeDefined();
  });

  test("without words gets help", async () => {
    const reply = await newsroom.ask("", { kind: "mention" });
    expect(wordsOf(reply)).toContain("latest: the newest stories");
    expect(reply.visibility).toBe("channel");
  });
});

test("messages that come together are each read in a turn of the event loop of their own", async () => {
  const { deps } = newsroom;
  const seen: number[] = [];
  let turn = 0;
  const of: typeof deps.preferences.of = (...about) => {
    seen.push(turn);
    return deps.preferences.of(...about);
  };
  const bot = createBot({ ...deps, preferences: { ...deps.preferences, of } });
  const answers = ["one", "two", "three"].map((text) => bot(message(text, { id: `together ${text}` })));
  while (seen.length < 3) {
    await setImmediate();
    turn++;
  }
  expect(new Set(seen).size).toBe(3);
  await Promise.all(answers);
});

test("of hundreds of questions that come at once some are answered at a time, and all in the end", async () => {
  const { deps } = newsroom;
  const gate = Promise.withResolvers<void>();
  let underWay = 0;
  const search: typeof deps.index.search = async (...asked) => {
    underWay++;
    await gate.promise;
    return deps.index.search(...asked);
  };
  const bot = createBot({ ...deps, index: Object.assign(Object.create(deps.index), { search }) });
  const answers = Array.from({ length: 300 }, (_, person) => {
    const user = { platform: "test", tenant: "t1", user: `u${person}` };
    return bot(message("tsmc", { id: `at once ${person}`, user }));
  });
  for (let turn = 0; turn < 2_000; turn++) await setImmediate();
  expect(underWay).toBe(64);
  gate.resolve();
  for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ kind: "results" });
  expect(underWay).toBe(300);
});

describe("a flood", () => {
  test("gets one private line, then silence, while others are answered", async () => {
    const { deps } = newsroom;
    const bot = createBot(deps);
    const flood = async (id: string) => bot(message("help", { id, kind: "mention" }));
    const replies = [];
    for (let i = 0; i < 24; i += 1) replies.push(await flood(`flood ${i}`));
    expect(replies[20]).toMatchObject({
      kind: "notice",
      visibility: "private",
      lines: ["Too many questions at once. Try again in a few seconds."],
    });
    expect(replies.slice(21)).toEqual([undefined, undefined, undefined]);
    const other = { platform: "test", tenant: "t1", user: "u2" };
    expect(await bot(message("help", { id: "other", user: other }))).toBeDefined();
  });
});

describe("an answer", () => {
  test.each([
    ["command", "private"],
    ["action", "private"],
    ["direct", "private"],
    ["mention", "channel"],
  ] as const)("to a %s is for: %s", async (kind, visibility) => {
    expect(await newsroom.ask("chips", { kind })).toMatchObject({ visibility });
  });

  test.each([
    ["en-US", "en", "Newest stories"],
    [undefined, "en", "Newest stories"],
    ["de", "en", "Newest stories"],
    ["zh-TW", "zh-TW", "最新新聞"],
    ["zh-CN", "zh-CN", "最新新闻"],
    ["zh", "zh-TW", "最新新聞"],
  ])("is in the reader's language: %s", async (locale, spoken, title) => {
    expect(await newsroom.ask("latest", { locale })).toMatchObject({ locale: spoken, title });
  });

  test.each([
    ["Europe/London", "Europe/London"],
    [undefined, "Asia/Taipei"],
    ["Atlantis/Poseidonis", "Asia/Taipei"],
  ])("is in the reader's zone: %s", async (zone, used) => {
    expect(await newsroom.ask("latest", { zone })).toMatchObject({ zone: used });
  });
});

test("if storage fails, the bot rejects with the cause", async () => {
  const cause = new Error("disk full");
  const sources = async () => Promise.reject(cause);
  const bot = createBot({ ...newsroom.deps, articles: { ...newsroom.deps.articles, sources } });
  await expect(bot(message("sources", { id: "failing" }))).rejects.toBe(cause);
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 500 }),
  fc.string({ unit: "grapheme", maxLength: 500 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    "😀",
    "😀😀 🎉",
    "-",
    '"',
    "OR",
    "title:",
    "since:foo",
    "\ud800",
    "chips OR",
    "👩‍👩‍👧‍👦".repeat(900),
  ),
  fc
    .array(
      fc.constantFrom(
        "chips",
        "tsmc",
        "台積電",
        "tscm",
        "page:2",
        "page:99",
        "asof:1",
        "since:3d",
        '"',
        "-",
        "source:x",
      ),
      { maxLength: 8 },
    )
    .map((words) => words.join(" ")),
  fc
    .tuple(
      fc.constantFrom(
        "search",
        "latest",
        "read",
        "related",
        "share",
        "sources",
        "digest",
        "digest on",
        "help",
        "serch",
      ),
      fc.oneof(
        fc.string(),
        fc.constantFrom("1", "7", "now", "off", "08:30", "08:30 about chips", "25:00", "status"),
      ),
    )
    .map((words) => words.join(" ")),
);

describe("any text", () => {
  test("gets a reply that is plain data, and each button runs the command it shows", {
    timeout: 60_000,
  }, async () => {
    const kinds = fc.constantFrom<Message["kind"]>("command", "mention", "direct", "action");
    const locales = fc.constantFrom("en", "zh-TW");
    await fc.assert(
      fc.asyncProperty(anyText, kinds, locales, async (text, kind, locale) => {
        const reply = await newsroom.ask(text, { kind, locale });
        expect(structuredClone(reply)).toEqual(reply);
        expect(JSON.parse(JSON.stringify(reply))).toEqual(reply);
        expect(wordsOf(reply).trim() || titlesOf(reply).join("")).not.toBe("");
        for (const { command, label } of actionsOf(reply)) {
          const parsed = parseCommand(command, "action");
          expect(label.trim()).not.toBe("");
          expect(parsed.name).toBe(command.split(" ")[0]);
          expect(parsed.args).not.toHaveProperty("hint", expect.anything());
        }
      }),
      { numRuns: 300 },
    );
  });
});

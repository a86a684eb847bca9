import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveContext } from "../../../../src/bot/request-context.ts";
import { showMore, showPrevious } from "../../../../src/bot/talk/turn-page.ts";
import type { Message } from "../../../../src/chat/message.ts";
import type { Reply } from "../../../../src/chat/reply.ts";
import { draft } from "../../../contract/drafts.ts";
import { friday, labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

/** Two dozen stories on the harbour, newest first. */
const harbour = Array.from({ length: 23 }, (_, at) =>
  draft(`Harbour report ${at}`, {
    body: `In the harbour the ship of line ${at} was seen by ${at * 7} people, ${at * at} of them from abroad.`,
    publishedAt: friday - (at + 1) * 3_600_000,
  }),
);

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom(harbour);
});
afterAll(() => newsroom.close());

const turn = async (to: typeof showMore, more: Partial<Message> = {}): Promise<Reply> =>
  to(await resolveContext(message("", more), newsroom.deps), newsroom.deps);
const numbersOf = (reply: Reply) =>
  reply.kind === "results" ? reply.entries.map(({ number }, at) => number ?? at + 1) : [];
const by = (user: string, more: Partial<Message> = {}): Partial<Message> => ({
  user: { platform: "test", tenant: "t1", user },
  ...more,
});
const channel = { platform: "test", tenant: "t1", channel: "lists" };
const thread = { ...channel, thread: "th1" };

describe("a list of several pages", () => {
  test("counts on from page to page, and every number so far opens its story", async () => {
    const first = await newsroom.ask("latest");
    const second = await newsroom.press(labelled(first, "Next"));
    expect(numbersOf(first)).toEqual([1, 2, 3, 4, 5]);
    expect(numbersOf(second)).toEqual([6, 7, 8, 9, 10]);
    expect(titlesOf(await newsroom.ask("read 7"))).toEqual([titlesOf(second)[1]]);
    expect(titlesOf(await newsroom.ask("read 2"))).toEqual([titlesOf(first)[1]]);
    expect(titlesOf(await newsroom.ask("read last"))).toEqual([titlesOf(second)[4]]);
    const beyond = await newsroom.ask("read 11");
    expect(wordsOf(beyond)).toContain("Your last list here has 10 stories, so there is no number 11.");
    expect(numbersOf(await newsroom.press(labelled(beyond, "Next")))[0]).toBe(11);
  });

  test.each([
    ["next", "previous", "harbour"],
    ["more please", "back", "latest"],
    ["下一頁", "上一頁", "harbour since:2026-11-01"],
  ])("%s shows the next page, %s the one before", async (next, back, text) => {
    const who = by(text, { kind: "direct" });
    const first = await newsroom.ask(text, who);
    const second = await newsroom.ask(next, who);
    expect(numbersOf(second)).toEqual([6, 7, 8, 9, 10]);
    expect(titlesOf(second)).not.toContain(titlesOf(first)[0]);
    expect(titlesOf(await newsroom.ask(back, who))).toEqual(titlesOf(first));
  });

  test("is turned in words to its end and back", async () => {
    const who = by("pages");
    const shown = titlesOf(await newsroom.ask("search harbour", who));
    for (let page = 2; page <= 5; page++) {
      const next = await turn(showMore, who);
      expect(next).toMatchObject({ title: "“harbour”: 23 stories" });
      shown.push(...titlesOf(next));
    }
    expect(new Set(shown).size).toBe(23);
    expect(wordsOf(await turn(showMore, who))).toBe("\nThat was all: 23 stories.");
    expect(titlesOf(await turn(showPrevious, who))).toEqual(shown.slice(15, 20));
  });

  test("has no page before the first, and without a list there is none", async () => {
    const who = by("first");
    expect(wordsOf(await turn(showMore, who))).toBe(
      "\nNo list was shown here in the last day. Search for something first.",
    );
    await newsroom.ask("latest", who);
    expect(wordsOf(await turn(showPrevious, who))).toBe("\nThis is the first page of the list.");
  });
});

describe("the last list", () => {
  test.each(["help", "settings", "read 2", "zeppelinwurst", "read 99", "digest status", "mute"])(
    "stays the last one after %s",
    async (text) => {
      const who = by("stays");
      const list = titlesOf(await newsroom.ask("latest", who));
      await newsroom.ask(text, who);
      expect(titlesOf(await newsroom.ask("read 1", who))).toEqual([list[0]]);
    },
  );

  test("of a thread answered in public is everybody's there", async () => {
    const said = await newsroom.ask("harbour", by("ann", { kind: "mention", channel: thread }));
    const read = await newsroom.ask("read 2", by("ben", { kind: "command", channel: thread }));
    expect(titlesOf(read)).toEqual([titlesOf(said)[1]]);
    const outside = await newsroom.ask("read 2", by("cem", { channel: { ...channel, channel: "other" } }));
    expect(wordsOf(outside)).toContain("You have not been shown a list here in the last day.");
    const own = await newsroom.ask("latest sort:best", by("ben", { channel: thread }));
    expect(titlesOf(await newsroom.ask("read 1", by("ben", { channel: thread })))).toEqual([
      titlesOf(own)[0],
    ]);
    expect(titlesOf(await newsroom.ask("read 2", by("ann", { channel: thread })))).toEqual([
      titlesOf(said)[1],
    ]);
  });
});

describe("how a list was read", () => {
  const at = friday; // 2026-11-20, 12:00 in Taipei
  test.each([
    ["harbour", "en", "“harbour”: 23 stories", undefined],
    ["harbour since:2026-11-20", "en", "“harbour”", "harbour, since Fri Nov 20"],
    ["harbour since:2026-11-20 until:2026-11-20", "en", "“harbour”", "harbour, on Fri Nov 20"],
    ["harbour since:2026-11 until:2026-11", "en", "“harbour”", "harbour, in November"],
    ["harbour since:2025-06 until:2026-11-20", "en", "“harbour”", "harbour, Sun Jun 1 2025 to Fri Nov 20"],
    ["harbour since:2026 until:2026", "en", "“harbour”", "harbour, in 2026"],
    ["harbour since:6h", "en", "“harbour”", "harbour, since Fri Nov 20 06:00"],
    ["harbour until:2026-11-30", "en", "“harbour”", "harbour, until Mon Nov 30"],
    ['harbour -report -"big ship"', "en", "“harbour”", 'harbour · without report or "big ship"'],
    [
      "harbour source:daily lang:en sort:new",
      "en",
      "“harbour”",
      "harbour · from the daily · in English · newest first",
    ],
    ["since:2026-11-20", "en", "stories", "since Fri Nov 20"],
    ["harbour since:2026-11-20 sort:new", "zh-TW", "「harbour」", "harbour，11月20日週五起 · 最新在前"],
    ["latest harbour since:yesterday", "en", "Newest on “harbour”", "harbour, since Thu Nov 19"],
  ])("%s (%s)", async (text, locale, title, note) => {
    newsroom.clock.now = at;
    const reply = await newsroom.ask(text.startsWith("latest") ? text : `search ${text}`, {
      locale,
      ...by(text),
    });
    if (reply.kind !== "results") throw new Error("no list");
    expect(reply.title).toContain(title);
    expect(reply.title).not.toMatch(/since:|until:|source:|sort:|-report/);
    if (note) expect(reply.notes[0]?.toLowerCase()).toBe(note.toLowerCase());
    else expect(reply.notes).toEqual(["1–5 of 23"]);
  });
});

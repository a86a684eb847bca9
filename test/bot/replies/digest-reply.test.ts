import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { composeDigest } from "../../../src/bot/replies/digest-reply.ts";
import { parseWholeDigest } from "../../../src/bot/replies/whole-digest.ts";
import type { Edition } from "../../../src/digest/edition/edition.ts";

const to = Date.UTC(2026, 10, 20, 0, 30);
const from = to - 24 * 3_600_000;
const taipei = { locale: "en", schedule: { zone: "Asia/Taipei" } };

const article: Article = {
  id: "k7m2p9qx",
  storyId: "k7m2p9qx",
  title: "Ferry runs again",
  body: "The ferry runs again. It runs twice a day, but not at night, and never on a Monday.",
  source: "Lake Wire",
  tags: [],
  language: "en",
  publishedAt: to - 3_600_000,
  addedAt: to,
};

const edition = (more: Partial<Edition> = {}): Edition => ({
  from,
  to,
  stories: [{ article, also: [] }],
  leftOut: 0,
  ...more,
});

describe("a digest", () => {
  test("states its window, and posts a passage, never the body", () => {
    const reply = composeDigest(edition(), taipei, false);
    expect(reply).toMatchObject({
      kind: "digest",
      visibility: "channel",
      locale: "en",
      zone: "Asia/Taipei",
      title: "News digest, Friday, November 20",
      notes: ["From Thu, Nov 19, 08:30 to Fri, Nov 20, 08:30 (Asia/Taipei)."],
      actions: [],
    });
    expect(reply.entries[0]?.passage?.text).toMatch(/^The ferry runs again\. .*…$/);
    expect(JSON.stringify(reply)).not.toContain("never on a Monday");
  });

  test("begins with what was perhaps missed, under a heading of its own", () => {
    const other = { ...article, id: "m4n8r3tz", storyId: "m4n8r3tz", title: "Harbour opens" };
    const missed = { dueAt: from, stories: [{ article: other, also: [] }] };
    const headed = (one: Edition) =>
      composeDigest(one, taipei, false).entries.map((e) => [e.heading, e.title.text]);
    expect(headed(edition({ missed }))).toEqual([
      ["Perhaps missed: what was due Thu, Nov 19, 08:30 may not have been posted", "Harbour opens"],
      ["New", "Ferry runs again"],
    ]);
    expect(headed(edition({ missed, stories: [] }))).toHaveLength(1);
    expect(headed(edition())).toEqual([[undefined, "Ferry runs again"]]);
  });

  test.each([
    ["one other source", ["Island Daily"], "also in Island Daily"],
    ["two", ["Island Daily", "島嶼日報"], "also in Island Daily and 島嶼日報"],
    ["many", ["A", "B", "C"], "also in 3 sources"],
  ])("names the other sources of a story: %s", (_, also, note) => {
    const reply = composeDigest(edition({ stories: [{ article, also }] }), taipei, false);
    expect(reply.entries[0]?.notes).toEqual([note]);
  });

  test.each([
    ["one", 1, "Not reached: Lake Wire 1 since Fri, Nov 20, 06:30."],
    [
      "more than can be named",
      5,
      "Not reached: Lake Wire 1 since Fri, Nov 20, 06:30, Lake Wire 2 since Fri, Nov 20, 06:30, Lake Wire 3 since Fri, Nov 20, 06:30 and 2 more.",
    ],
  ])("names the feeds that could not be read: %s", (_, count, line) => {
    const since = to - 2 * 3_600_000;
    const unreached = Array.from({ length: count }, (_, at) => ({ name: `Lake Wire ${at + 1}`, since }));
    const reply = composeDigest(edition({ unreachable: unreached }), taipei, false);
    expect(reply.notes.at(-1)).toBe(line);
  });

  test("states that it is late, its subject and what it left out, which a button lists", () => {
    const reply = composeDigest(edition({ leftOut: 42, about: '"open models' }), taipei, true);
    expect(reply.notes.slice(1)).toEqual([
      'Only stories about “"open models”.',
      "42 more not shown.",
      "Posted late: Newsdesk was not running, or could not post, when this was due.",
    ]);
    expect(reply.actions.map(({ label }) => label)).toEqual(["All 43"]);
    const [, whole = ""] = /^digest (.*)$/.exec(reply.actions[0]?.command ?? "") ?? [];
    expect(parseWholeDigest(whole)).toEqual({ of: "digest", to, ids: [article.id] });
  });

  test("reports in one line that nothing is new", () => {
    const reply = composeDigest(edition({ stories: [] }), taipei, false);
    expect(reply).toMatchObject({
      notes: ["Nothing new since Thu, Nov 19, 08:30."],
      entries: [],
      actions: [],
    });
  });

  test("is in the language of its channel", () => {
    const reply = composeDigest(edition({ stories: [] }), { ...taipei, locale: "zh-TW" }, false);
    expect(reply.title).toBe("新聞摘要，11月20日星期五");
    expect(reply.notes).toEqual(["11月19日週四 08:30 以來沒有新的新聞。"]);
  });
});

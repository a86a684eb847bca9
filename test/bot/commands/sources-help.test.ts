import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../../src/bot/commands/all.ts";
import { parseCommand } from "../../../src/bot/parse-command.ts";
import { commandNamed } from "../../../src/locales/understood.ts";
import { friday, labelled, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

describe("sources", () => {
  test("are listed with their number of stories, and a button searches one", async () => {
    const reply = await newsroom.ask("sources");
    expect(wordsOf(reply)).toContain("Island Daily: 6 stories, newest Nov 20, 2026");
    expect(wordsOf(reply)).toContain("島嶼日報: 1 story, newest");
    const lake = await newsroom.press(labelled(reply, "Search “Lake Wire”"));
    expect(titlesOf(lake)).toEqual(
      expect.arrayContaining(["Ferry to the islands runs again", "Chips tariffs discussed in Geneva"]),
    );
    expect(titlesOf(lake)).toHaveLength(2);
  });

  test("beyond 25 are counted", async () => {
    const drafts = Array.from({ length: 30 }, (_, index) => ({
      title: `Story ${index}`,
      source: `Paper ${index}`,
      tags: [],
      language: "en",
      publishedAt: friday,
      keys: [`text:${index}`],
    }));
    const { ask, close } = await openNewsroom(drafts);
    expect(wordsOf(await ask("sources"))).toContain("5 more sources.");
    await close();
  });
});

describe("help", () => {
  test.each(["en", "zh-TW"])(
    "is six lines to begin with, each of which works as typed (%s)",
    async (locale) => {
      const reply = await newsroom.ask("help", { locale });
      const { items = [], lines = [] } = reply.kind === "notice" ? reply : {};
      expect(items).toHaveLength(6);
      expect(lines).toEqual([]);
      expect(items.map(({ name }) => parseCommand(name).name)).toEqual([
        ...["search", "latest", "read", "digest", "follow", "settings"],
      ]);
    },
  );

  test.each(["en", "zh-TW"])("lists every command by how it is typed (%s)", async (locale) => {
    const reply = await newsroom.press((await newsroom.ask("help", { locale })).actions.at(-1), { locale });
    const items = reply.kind === "notice" ? reply.items : [];
    const words = items.map(({ name }) => name.split(" ")[0] ?? "");
    expect(words.map(commandNamed).sort()).toEqual(commands.map(({ name }) => name).sort());
    expect(words.every((word) => /^[a-z-]+$/.test(word) === (locale === "en"))).toBe(true);
    expect(items.every(({ code, detail }) => code && detail)).toBe(true);
  });

  test.each(["en", "zh-TW"])("shows examples that work as typed (%s)", async (locale) => {
    for (const name of ["search", "latest", "read", "related", "share", "sources", "digest", "help"]) {
      const reply = await newsroom.ask(`help ${name}`, { locale });
      const [, examples = ""] = /(?:Examples: |例如：)(.*)/.exec(wordsOf(reply)) ?? [];
      const typed = examples.split(/ · |、/);
      expect(typed.map((text) => parseCommand(text).name)).toEqual(typed.map(() => name));
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catchUp } from "../../../../src/search/catch-up.ts";
import { friday, labelled, type Newsroom, openNewsroom, stories, titlesOf, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

const tsmc = "TSMC begins volume production of 2-nanometer chips in Kaohsiung";

describe("search", () => {
  test("lists what matches, each with a button to read it", async () => {
    const reply = await newsroom.ask("tsmc kaohsiung");
    expect(titlesOf(reply)[0]).toBe(tsmc);
    expect(reply).toMatchObject({
      kind: "results",
      title: expect.stringMatching(/^“tsmc kaohsiung”: \d+ stor/),
    });
    const [first] = reply.kind === "results" ? reply.entries : [];
    expect(first).toMatchObject({
      source: "Island Daily",
      section: "Business",
      publishedAt: friday - 3 * 3_600_000,
    });
    expect(first?.title.marks).toContainEqual([0, 4]);
    expect(first?.actions).toEqual([{ label: "Read", command: `read ${first?.id}` }]);
  });

  test("reports what it searched instead of a typing mistake", async () => {
    const reply = await newsroom.ask("micorn");
    expect(titlesOf(reply)[0]).toContain("Micron");
    expect(wordsOf(reply)).toMatch(/“micorn” was also searched as .*micron/i);
  });

  test("reports which other names it searched", async () => {
    const reply = await newsroom.ask("tsmc");
    expect(wordsOf(reply)).toMatch(/“tsmc” also finds .*台積電/i);
  });

  test.each(["since:foo", "lang:!!"])(
    "says that %s could not be read, and searches the rest",
    async (filter) => {
      const reply = await newsroom.ask(`micron ${filter}`);
      expect(wordsOf(reply)).toContain(`I can't read “${filter}” as a filter`);
      expect(titlesOf(reply)[0]).toContain("Micron");
    },
  );

  test("marks teasers", async () => {
    const reply = await newsroom.ask("scarce");
    expect(reply.kind === "results" && reply.entries[0]?.notes).toEqual(["teaser only"]);
  });

  test("never shows a whole body in its passage", async () => {
    for (const { body, title } of stories) {
      if (!body) continue;
      const text = JSON.stringify(await newsroom.ask(`search "${title}"`));
      expect(text).not.toContain(JSON.stringify(body.replace(/\s+/g, " ")).slice(1, -1));
      expect(text).not.toContain(JSON.stringify(body).slice(1, -1));
    }
  });
});

describe("pages", () => {
  test("are turned by buttons, forth and back, and show every story once", async () => {
    const first = await newsroom.ask("chips");
    expect(titlesOf(first)).toHaveLength(5);
    expect(labelled(first, "Previous")).toBeUndefined();
    const second = await newsroom.press(labelled(first, "Next"));
    expect(wordsOf(second)).toContain("6–6 of 6");
    expect(new Set([...titlesOf(first), ...titlesOf(second)]).size).toBe(6);
    expect(labelled(second, "Next")).toBeUndefined();
    const again = await newsroom.press(labelled(second, "Previous"));
    expect(titlesOf(again)).toEqual(titlesOf(first));
  });

  test("past the last one of all stories lead back too", async () => {
    const reply = await newsroom.ask("latest page:9");
    expect(wordsOf(reply)).toBe("Newest stories\nThat page does not exist: there are 9 stories in all.");
    expect(titlesOf(await newsroom.press(labelled(reply, "First page")))).toHaveLength(5);
  });

  test("past the last one lead back to the first", async () => {
    const reply = await newsroom.ask("chips page:9");
    expect(wordsOf(reply)).toContain("That page does not exist: there are 6 stories in all.");
    expect(titlesOf(await newsroom.press(labelled(reply, "First page")))).toHaveLength(5);
  });

  test("do not shift while news comes in", async () => {
    const { ask, press, deps, close, clock } = await openNewsroom();
    const first = await ask("latest chips");
    const late = {
      title: "Chips news of this minute",
      source: "Lake Wire",
      tags: [],
      language: "en",
      publishedAt: clock.now,
    };
    await deps.articles.add([{ ...late, keys: ["text:late"] }], clock.now);
    await catchUp(deps.index, deps.articles);
    const second = await press(labelled(first, "Next"));
    expect(new Set([...titlesOf(first), ...titlesOf(second)]).size).toBe(6);
    expect(titlesOf(second)).not.toContain(late.title);
    expect(titlesOf(await ask("latest chips"))[0]).toBe(late.title);
    await close();
  });
});

describe("latest", () => {
  test("lists the newest first, whatever they are about", async () => {
    const reply = await newsroom.ask("latest");
    expect(titlesOf(reply).slice(0, 2)).toEqual(["Ferry to the islands runs again", tsmc]);
    expect(reply).toMatchObject({ title: "Newest stories" });
  });

  test("lists the newest on something", async () => {
    const reply = await newsroom.ask("latest tariffs");
    expect(titlesOf(reply)[0]).toBe("Chips tariffs discussed in Geneva");
    expect(reply).toMatchObject({ title: "Newest on “tariffs”" });
  });
});

describe("a query without results", () => {
  test.each([
    ["en", "zeppelinwurst", "Nothing matches “zeppelinwurst”"],
    ["zh-TW", "齾龘", "找不到符合「齾龘」的新聞"],
  ])("is reported in one line, with a way on (%s)", async (locale, text, words) => {
    const reply = await newsroom.ask(text, { locale });
    expect(wordsOf(reply)).toBe(words);
    expect(titlesOf(reply)).toEqual([]);
    expect(titlesOf(await newsroom.press(reply.actions[0]))[0]).toBe("Ferry to the islands runs again");
  });

  test.each(["😀", "🎉 🎉", "?!", "。。"])("may have no words at all: %s", async (text) => {
    const reply = await newsroom.ask(`search ${text}`);
    expect(wordsOf(reply)).toContain(`There is no word to search for in “${text}”.`);
    expect(titlesOf(reply)).toEqual([]);
    expect(labelled(reply, "Newest stories")?.command).toBe("latest");
  });

  test("is explained in an empty newsroom", async () => {
    const { ask, close } = await openNewsroom([]);
    for (const text of ["tsmc", "latest", "😀"])
      expect(wordsOf(await ask(text))).toContain("There are no articles yet.");
    expect(wordsOf(await ask("sources"))).toContain("There are no articles yet.");
    await close();
  });

  test("may be 4,000 characters long and begin with a misspelt command", async () => {
    const reply = await newsroom.ask(`serch ${"chips ".repeat(667)}`);
    expect(Math.max(...reply.actions.map(({ command }) => command.length))).toBeLessThan(400);
    expect(Math.max(...reply.actions.map(({ label }) => label.length))).toBeLessThan(80);
  });

  test("may be 4,000 characters long", async () => {
    const reply = await newsroom.ask("chips ".repeat(667));
    expect(wordsOf(reply)).toContain("only its first 300 characters were searched");
    expect(titlesOf(reply)).toHaveLength(5);
    expect(Math.max(...reply.actions.map(({ command }) => command.length))).toBeLessThan(400);
  });
});

describe("what looks like a command but is not", () => {
  test("is searched, with a line on the command and a button to its help", async () => {
    const reply = await newsroom.ask("digest chips");
    expect(wordsOf(reply)).toContain("Nothing matches “digest chips”");
    expect(wordsOf(reply)).toContain("The command is: digest [now | on <time> | off | status]");
    expect(wordsOf(await newsroom.press(labelled(reply, "How digest works")))).toContain("digest on HH:MM");
  });

  test("is searched, with the command probably meant as a button", async () => {
    const reply = await newsroom.ask("serch chips");
    const meant = await newsroom.press(labelled(reply, "Did you mean “search chips”?"));
    expect(meant).toMatchObject({ title: expect.stringContaining("“chips”") });
  });
});

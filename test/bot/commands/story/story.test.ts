import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Reply } from "../../../../src/chat/reply.ts";
import { newestFirst } from "../../../../src/search/query/query.ts";
import {
  friday,
  labelled,
  message,
  type Newsroom,
  openNewsroom,
  stories,
  titlesOf,
  wordsOf,
} from "../../newsroom.ts";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await openNewsroom();
});
afterAll(() => newsroom.close());

const [tsmc] = stories;
const elsewhere = { platform: "test", tenant: "t1", channel: "c9" };
const somebody = { platform: "test", tenant: "t1", user: "u9" };

describe("read", () => {
  test("opens the story at that position of the last list, in private, with its whole text", async () => {
    await newsroom.ask("latest");
    const reply = await newsroom.ask("read 2");
    expect(reply).toMatchObject({ kind: "story", visibility: "private", byline: "Lin Mei" });
    expect(titlesOf(reply)).toEqual([tsmc?.title]);
    expect(wordsOf(reply).split("\n")).toHaveLength(2);
    expect(wordsOf(reply)).toContain("it said on Thursday.");
    expect(reply.actions.map(({ label }) => label)).toEqual(["Related", "Share", "Why?"]);
  });

  test("opens the story of the button", async () => {
    const list = await newsroom.ask("micron");
    const [entry] = list.kind === "results" ? list.entries : [];
    expect(titlesOf(await newsroom.press(entry?.actions[0]))).toEqual(["Micron waits for its chips subsidy"]);
  });

  test("shows the summary of a story without a body, and reports if there is no text at all", async () => {
    await newsroom.ask("scarce");
    expect(wordsOf(await newsroom.ask("read 1"))).toBe("Makers of cars look for chips.");
    await newsroom.ask("lighthouse");
    expect(wordsOf(await newsroom.ask("read 1"))).toBe("Its source gave only the headline, no text.");
  });

  test("asked for in public shows a passage and the link, and a button for the rest", async () => {
    await newsroom.ask("latest", { kind: "mention" });
    const reply = await newsroom.ask("read 2", { kind: "mention" });
    expect(reply).toMatchObject({ kind: "results", visibility: "channel" });
    expect(JSON.stringify(reply)).not.toContain("it said on Thursday.");
    expect(reply.kind === "results" && reply.entries[0]?.url).toBe(tsmc?.url);
    const [entry] = reply.kind === "results" ? reply.entries : [];
    expect(await newsroom.press(entry?.actions[0])).toMatchObject({ kind: "story", visibility: "private" });
  });

  test("counts in this user's list, in this channel", async () => {
    await newsroom.ask("latest", { user: somebody });
    await newsroom.ask("micron", { user: somebody, channel: elsewhere });
    expect(titlesOf(await newsroom.ask("read 1", { user: somebody }))).toEqual([
      "Ferry to the islands runs again",
    ]);
    expect(titlesOf(await newsroom.ask("read 1", { user: somebody, channel: elsewhere }))[0]).toContain(
      "Micron",
    );
  });

  test("reports that a story was revised, and what changed in it", async () => {
    const revised = await openNewsroom();
    const ferry = stories.find(({ title }) => title.startsWith("Ferry"));
    const body = "The ferry to the islands runs again after the storm, once a day.";
    if (!ferry) throw new Error("there is no ferry");
    await revised.deps.articles.add([{ ...ferry, body }], friday);
    await revised.deps.articles.add([{ ...ferry, body, title: "Ferry runs again" }], friday + 60_000);
    await revised.ask("latest");
    const reply = await revised.ask("read 1");
    expect(reply.kind === "story" && reply.entry.notes).toEqual([
      "changed 2 times, last on Fri, Nov 20, 12:01",
    ]);
    const changes = await revised.press(reply.actions.find(({ label }) => label === "What changed"));
    expect(changes.kind === "notice" && changes.items).toEqual([
      {
        name: "Changed Fri, Nov 20, 12:01",
        detail: "The headline was “Ferry to the islands runs again”.",
        code: false,
      },
      { name: "Changed Fri, Nov 20, 12:00", detail: "“twice” became “once”.", code: false },
    ]);
    expect(await revised.ask("read 2 changes")).toMatchObject({
      lines: ["It has not changed since it was imported."],
    });
    await revised.close();
  });

  test.each([
    ["en", "read 6", "Your last list here has 5 stories, so there is no number 6."],
    ["zh-TW", "read 6", "你在這裡最近的清單只有 5 則，沒有第 6 則。"],
    ["en", "read k7m2p9qx", "There is no story “k7m2p9qx” here; it may have been removed."],
  ])("names the story that does not exist (%s, %s)", async (locale, text, words) => {
    await newsroom.ask("latest");
    expect(wordsOf(await newsroom.ask(text, { locale }))).toContain(words);
  });

  test("forgets a list after a day", async () => {
    const { ask, clock, close } = await openNewsroom();
    await ask("latest");
    clock.now += 25 * 3_600_000;
    expect(wordsOf(await ask("read 1"))).toContain("You have not been shown a list here in the last day");
    await close();
  });

  test("offers to search for an id that may be a word", async () => {
    const reply = await newsroom.ask("read research");
    expect(labelled(reply, "Search “read research”")?.command).toBe("search read research");
  });

  test("reports that a listed story has been removed since", async () => {
    const { ask, deps, clock, close } = await openNewsroom();
    const list = await ask("micron");
    const id = list.kind === "results" ? list.entries[0]?.id : undefined;
    await deps.articles.remove([id ?? ""], clock.now);
    const reply = await ask("read 1");
    expect(wordsOf(reply).trim()).toBe(`There is no story “${id}” here; it may have been removed.`);
    expect(reply.actions.map(({ command }) => command)).toEqual(["latest"]);
    await close();
  });
});

describe("share", () => {
  test.each(stories.filter(({ body }) => body))(
    "posts passage and link of “$title”, never its body",
    async (story) => {
      await newsroom.ask(`search "${story.title}"`);
      const reply = await newsroom.ask("share 1");
      expect(reply).toMatchObject({ kind: "results", visibility: "channel", sharedBy: message("").user });
      const [entry] = reply.kind === "results" ? reply.entries : [];
      expect(entry).toMatchObject({ title: { text: story.title }, url: story.url });
      const whole = story.body?.replace(/\s+/g, " ") ?? "";
      expect(entry?.passage?.text.length).toBeGreaterThan(10);
      expect(whole.startsWith(entry?.passage?.text.replace(/…$/, "") ?? "?")).toBe(true);
      expect(entry?.passage?.text.length).toBeLessThan(whole.length);
    },
  );
});

describe("who may share", () => {
  test("is who may write in the channel; whoever may not uses up nobody's share", async () => {
    const { ask, close } = await openNewsroom(stories);
    await ask("latest");
    const refused = await ask("share 1", { canPost: async () => false });
    expect(refused).toMatchObject({
      visibility: "private",
      lines: [expect.stringContaining("may not write")],
    });
    expect(await ask("share 1")).toMatchObject({ visibility: "channel" });
    await close();
  });

  test("of two who press at once one shares, by mention too; elsewhere it is another share", async () => {
    const { ask, bot, close } = await openNewsroom(stories);
    const list = await ask("latest");
    const id = list.kind === "results" ? list.entries[0]?.id : "";
    const press = (more: object) => bot(message(`share ${id}`, { id: JSON.stringify(more), ...more }));
    const user = { platform: "test", tenant: "t1", user: "u2" };
    const both = await Promise.all([press({}), press({ user })]);
    const visibility = (one: unknown) => (one as { visibility: string }).visibility;
    expect(both.map(visibility).sort()).toEqual(["channel", "private"]);
    expect(visibility(await press({ kind: "mention", user }))).toBe("private");
    const there = { platform: "test", tenant: "t1", channel: "c1", thread: "t" };
    expect(visibility(await press({ channel: there }))).toBe("channel");
    await close();
  });
});

test("an opened story says why it was posted here or not, and that leads back to the story", async () => {
  const { ask, press } = newsroom;
  await ask("search kaohsiung");
  const opened = await ask("read 1");
  const why = await press(labelled(opened, "Why?"));
  expect(wordsOf(why)).toContain("Why “TSMC begins volume production");
  expect(titlesOf(await press(labelled(why, "Read")))).toEqual(titlesOf(opened));
});

describe("related", () => {
  test("keeps the way back to the list, and to the page, from which it was opened", async () => {
    const { ask, press } = newsroom;
    const list = await press(labelled(await ask("search chips"), "Next"));
    const story = await press(list.kind === "results" ? list.entries[0]?.actions[0] : undefined);
    const related = await press(labelled(story, "Related"));
    const back = labelled(related, "Back to the list");
    expect(back?.command).toMatch(/^search chips page:2 asof:/);
    expect(titlesOf(await press(back))).toEqual(titlesOf(list));
  });

  test("leads back step by step from what is related to something related, however often it is turned", async () => {
    const { ask, press } = newsroom;
    const relatedOf = async (list: Reply, at: number) => {
      const story = await press(list.kind === "results" ? list.entries[at]?.actions[0] : undefined);
      return press(labelled(story, "Related"));
    };
    const list = await ask("search chips");
    const second = await relatedOf(await relatedOf(list, 0), 1);
    const third = await relatedOf(second, 0);
    const twice = await press(labelled(await press(labelled(third, "Back to the list")), "Back to the list"));
    expect(titlesOf(twice)).not.toEqual(titlesOf(second));
    expect(titlesOf(await press(labelled(twice, "Back to the list")))).toEqual(titlesOf(list));
    const again = await relatedOf(await relatedOf(list, 0), 1);
    expect(titlesOf(await ask("back"))).toEqual(titlesOf(await press(labelled(again, "Back to the list"))));
  });

  test("has no way back where there was no list", async () => {
    const id = (await newsroom.deps.index.search(newestFirst, { limit: 1 })).hits[0]?.article.id;
    const related = await newsroom.ask(`related ${id}`, {
      channel: { platform: "test", tenant: "t1", channel: "quiet" },
    });
    expect(labelled(related, "Back to the list")).toBeUndefined();
  });

  test("lists other stories on the same subject and remembers them for read", async () => {
    await newsroom.ask("search kaohsiung production");
    const reply = await newsroom.ask("related 1");
    expect(reply).toMatchObject({ kind: "results", title: expect.stringMatching(/^Related to “/) });
    expect(titlesOf(reply).length).toBeGreaterThan(0);
    expect(titlesOf(reply)).not.toContain(tsmc?.title);
    expect(titlesOf(await newsroom.ask("read 1"))).toEqual(titlesOf(reply).slice(0, 1));
  });

  test("reports that there are none", async () => {
    const { ask, close } = await openNewsroom(stories.slice(-1));
    await ask("lighthouse");
    const reply = await ask("related 1");
    expect(wordsOf(reply)).toContain("No other story is on the same subject");
    expect(labelled(reply, "Newest stories")?.command).toBe("latest");
    await close();
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FormReply } from "../../../src/chat/form.ts";
import type { FormValues, Message } from "../../../src/chat/message.ts";
import type { HomeReply } from "../../../src/chat/reply.ts";
import { labelled, type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

// Existing digests and follows are changed in place, not recreated.

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const answer = (text: string, more?: Partial<Message>) => newsroom.answer(text, more);
const form = (text: string, more?: Partial<Message>) => newsroom.form(text, more);

/** The values of a form when it opens. */
const standing = ({ fields }: FormReply): FormValues =>
  Object.fromEntries(
    fields.map((field) => {
      if (field.kind === "many") return [field.name, field.values];
      if (field.kind === "channel" || field.value === undefined) return [field.name, []];
      return [field.name, [typeof field.value === "string" ? field.value : field.value.value]];
    }),
  );

const digests = () => newsroom.deps.subscriptions.all();
const follows = () => newsroom.deps.follows.all();

describe("a digest", () => {
  const set = "digest on 08:30 18:00 Asia/Taipei mon,thu top 5 silent about chips";

  test("opens with its values, and submitted unchanged stays as it was", async () => {
    await newsroom.ask(set);
    const before = await digests();
    const opened = await form("digest edit 1");
    expect(opened).toMatchObject({ title: "Change digest 1", command: "digest edit 1" });
    expect(standing(opened)).toEqual({
      times: ["08:30 18:00"],
      zone: ["Asia/Taipei"],
      days: ["mon", "thu"],
      about: ["chips"],
    });
    await answer(opened.command, { kind: "submit", values: standing(opened) });
    expect(await digests()).toEqual(before.map((one) => ({ ...one, changedAt: newsroom.clock.now })));
  });

  test("is changed in place, and Undo restores it", async () => {
    await newsroom.ask(set);
    const [before] = await digests();
    const reply = await newsroom.ask("digest edit 1 07:00 UTC about ferries");
    expect(wordsOf(reply)).toContain("Digest 1 is changed: 07:00 (UTC)");
    expect(await digests()).toMatchObject([
      { id: before?.id, number: 1, schedule: { times: ["07:00"], zone: "UTC" }, about: "ferries" },
    ]);
    await newsroom.press(labelled(reply, "Undo"));
    expect(await digests()).toEqual([{ ...before, changedAt: newsroom.clock.now }]);
  });

  test("explains what is wrong with a change, and stays as it was", async () => {
    await newsroom.ask(set);
    const before = await digests();
    const values = { ...standing(await form("digest edit 1")), times: ["soon"] };
    const again = await form("digest edit 1", { kind: "submit", values });
    expect(Object.keys(again.errors)).toEqual(["times"]);
    expect(again.title).toBe("Change digest 1");
    expect(wordsOf(await newsroom.ask("digest edit 1 25:00"))).toContain("as a time. Try 08:30");
    expect(await digests()).toEqual(before);
  });

  test("is changed only by those who may manage the channel", async () => {
    await newsroom.ask(set);
    const before = await digests();
    const refused = await newsroom.ask("digest edit 1 07:00", { canManage: async () => false });
    expect(wordsOf(refused)).toContain("Only people who manage this channel");
    expect(await digests()).toEqual(before);
  });

  test.each(["digest edit 7", "digest edit 7 08:30"])("%s: there is no such digest", async (text) => {
    expect(wordsOf(await newsroom.ask(text))).toContain("There is no digest 7 here");
  });

  test("explains how to change it, in case no form can open", async () => {
    await newsroom.ask(set);
    expect(wordsOf((await form("digest edit 1")).otherwise)).toContain("digest edit 1 08:30 Asia/Taipei");
  });

  test.each(["digest edit", "digest edit the news", "digest edit 1 the news"])(
    "%s is a search",
    async (text) => {
      expect((await newsroom.ask(text)).kind).toBe("results");
    },
  );
});

describe("a follow", () => {
  test("opens with its values, and submitted unchanged stays as it was", async () => {
    await newsroom.ask("follow chips quiet 22:00-07:00");
    const before = await follows();
    const opened = await form("follow edit 1");
    expect(standing(opened)).toEqual({ query: ["chips"], quiet: ["22:00-07:00"] });
    expect(opened.notes.join()).toMatch(/would have matched [1-9]/);
    await answer(opened.command, { kind: "submit", values: standing(opened) });
    expect(await follows()).toEqual(before);
  });

  test("is changed in place, and Undo restores it", async () => {
    await newsroom.ask("follow chips quiet 22:00-07:00");
    const before = await follows();
    const reply = await newsroom.ask("follow edit 1 ferry");
    expect(wordsOf(reply)).toContain("Follow 1 is changed");
    const [now] = await follows();
    expect(now).toMatchObject({ id: before[0]?.id, number: 1, query: "ferry" });
    expect(now?.quiet).toBeUndefined();
    await newsroom.press(labelled(reply, "Undo"));
    expect(await follows()).toEqual(before);
  });

  test.each([
    ["follow edit 1 …", /What should I follow\?/],
    ["follow edit 9 ferry", /“9” is not followed here/],
    ["follow edit 9", /“9” is not followed here/],
  ])("%s explains what is wrong, and changes nothing", async (text, line) => {
    await newsroom.ask("follow chips");
    const before = await follows();
    expect(wordsOf(await newsroom.ask(text))).toMatch(line);
    expect(await follows()).toEqual(before);
  });
});

describe("Edit is offered", () => {
  test("in the lists of a channel, on confirmations and in Chinese", async () => {
    const set = await newsroom.ask("digest on 08:30");
    const followed = await newsroom.ask("follow chips");
    expect(labelled(set, "Edit")?.command).toBe("digest edit 1");
    expect(labelled(followed, "Edit")?.command).toBe("follow edit 1");
    expect(labelled(await newsroom.ask("digest status"), "Edit digest 1")?.command).toBe("digest edit 1");
    expect(labelled(await newsroom.ask("following"), "Edit follow 1")?.command).toBe("follow edit 1");
    const chinese = await newsroom.ask("摘要 狀態", { locale: "zh-TW" });
    expect(labelled(chinese, "編輯摘要 1")).toBeDefined();
    expect((await form("摘要 編輯 1", { locale: "zh-TW" })).title).toBe("變更摘要 1");
  });

  test("on the home page, for the same channel", async () => {
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("follow chips");
    const page = (await answer("", { kind: "home" })) as HomeReply;
    const edits = page.sections.flatMap(({ items }) => items.flatMap(({ actions }) => actions));
    const elsewhere = { channel: { platform: "test", tenant: "t1", channel: "dm" } };
    const opened = await Promise.all(
      edits.map(({ command }) => form(command, { kind: "action", ...elsewhere })),
    );
    expect(opened).toMatchObject([
      { command: "digest edit 1", channel: { channel: "c1" } },
      { command: "follow edit 1", channel: { channel: "c1" } },
    ]);
  });

  test("never for a subscription of another workspace, nor for one in a hidden channel", async () => {
    await newsroom.ask("digest on 08:30");
    const [set] = await digests();
    const by = (user: string, tenant = "t1") => ({
      user: { platform: "test", tenant, user },
      channel: { platform: "test", tenant, channel: "dm" },
    });
    const told = async (more: Partial<Message>) => (await answer(`digest edit ${set?.id}`, more)).kind;
    expect(await told(by("u1"))).toBe("form");
    expect(await told(by("u2"))).toBe("notice");
    expect(await told({ ...by("u2"), canSee: async () => true })).toBe("form");
    expect(await told({ ...by("u1", "t2"), canSee: async () => true })).toBe("notice");
  });
});

test("a change to digests or follows marks the pages that list them as out of date; a question does not", async () => {
  const changing = ["digest on 08:30", "digest edit 1 09:00", "digest off 1", "follow chips", "unfollow 1"];
  for (const text of changing) expect((await newsroom.ask(text)).changed, text).toBe(true);
  for (const text of ["chips", "digest status", "following"])
    expect((await newsroom.ask(text)).changed, text).toBeUndefined();
});

import { describe, expect, test } from "vitest";
import { labelled, wordsOf } from "../newsroom.ts";
import { member, own, withOwnDesk } from "./own-desk.ts";

const desk = withOwnDesk();
const { say, follows, digests } = desk;
const somebodyElse = { ...member, user: { platform: "test", tenant: "t1", user: "u2" } };

describe("what somebody sets for themselves", () => {
  test.each([
    ["follow tsmc for me", { query: "tsmc" }],
    ["follow tsmc for me quiet 22-7", { query: "tsmc", quiet: { from: "22:00", to: "07:00" } }],
    ["follow tsmc quiet 22-7 for me", { query: "tsmc", quiet: { from: "22:00", to: "07:00" } }],
    ["follow for me tsmc", { query: "tsmc" }],
    ['follow "export controls" OR tariffs by dm', { query: '"export controls" OR tariffs' }],
    ["追蹤 台積電 只給我", { query: "台積電" }],
    ["关注 台积电 只给我", { query: "台积电" }],
  ])(
    "%s is followed at once in a conversation of their own, though they manage no channel",
    async (text, set) => {
      const answer = await desk.newsroom.ask(text, member);
      expect(answer.visibility).toBe("private");
      expect(await follows()).toMatchObject([
        { ...set, isPersonal: true, channel: { channel: "d-u1" }, zone: "Asia/Taipei" },
      ]);
      expect(desk.letters).toHaveLength(1);
    },
  );

  test.each([
    ["digest for me 8am daily", ["08:00"]],
    ["digest on 08:30 weekdays about chips for me", ["08:30"]],
    ["digest on for me 18:00", ["18:00"]],
    ["摘要 開啟 08:30 只給我", ["08:30"]],
  ])("%s sets a digest of their own", async (text, times) => {
    await desk.newsroom.ask(text, member);
    expect(await digests()).toMatchObject([
      { isPersonal: true, channel: { channel: "d-u1" }, schedule: { times } },
    ]);
  });

  test("is in their zone and language, whatever the channel's are", async () => {
    await desk.newsroom.ask("settings channel zone Berlin language 中文");
    await desk.newsroom.ask("follow tsmc for me quiet 22-7", {
      ...member,
      zone: "Europe/London",
      locale: "en",
    });
    expect(await follows()).toMatchObject([{ zone: "Europe/London", locale: "en" }]);
  });

  test("says where it comes, and that nobody else sees it; the first message there says what it is", async () => {
    const said = await say("follow tsmc for me");
    expect(said).toContain("are posted in your direct messages as they come in");
    expect(said).toContain("nobody else sees");
    expect(desk.letters.map(wordsOf).join()).toContain("Here you get what you follow for yourself");
    await say("follow ferry for me");
    expect(desk.letters).toHaveLength(1);
  });

  test("is undone, listed, changed and stopped from anywhere by whoever set it", async () => {
    const set = await desk.newsroom.ask("follow tsmc for me", member);
    await desk.newsroom.press(labelled(set, "Undo"), member);
    expect(await follows()).toEqual([]);
    await say("follow tsmc for me");
    await say("follow ferry for me");
    expect(await say("following for me")).toContain("3. ferry");
    expect(await say("follow edit 3 boats for me")).toContain("boats");
    const which = await desk.newsroom.ask("unfollow for me", member);
    expect(wordsOf(which)).toContain("unfollow 2 for me");
    await desk.newsroom.press(labelled(which, "Unfollow 2"), member);
    expect(await say("unfollow boats for me")).toContain("stopped");
    expect(await follows()).toEqual([]);
    await say("digest on 08:30 for me");
    expect(await say("digest status for me")).toContain("Digests in your direct messages");
    expect(await say("digest off for me")).toContain("stopped");
    expect(await digests()).toEqual([]);
  });

  test("is seen by nobody else, and not in the channel where it was said", async () => {
    await say("follow tsmc for me");
    await say("digest on 08:30 for me");
    for (const whose of [member, somebodyElse, {}]) {
      expect(await say("following", whose)).toContain("Nothing is followed here");
      expect(await say("digest status", whose)).toContain("No digest is set here");
    }
    expect(await say("following for me", somebodyElse)).toContain("You follow nothing for yourself");
    expect(await say("digest status for me", somebodyElse)).toContain("no digest of your own");
    // Whoever has set nothing is not written to.
    expect(desk.letters).toHaveLength(1);
    const [follow] = await follows();
    expect(await say(`follow edit ${follow?.id} ships`, somebodyElse)).not.toContain("tsmc");
    expect(await desk.newsroom.answer("", { kind: "home", ...somebodyElse })).not.toMatchObject({
      sections: expect.arrayContaining([expect.objectContaining({ items: [expect.anything()] })]),
    });
  });

  test("is named to whoever set it, in a list for them alone", async () => {
    await say("follow tsmc for me");
    expect(await say("following")).toContain("You follow one thing for yourself as well: following for me");
    expect(await say("following", { kind: "mention" })).not.toContain("yourself");
    expect(await say("following", own)).not.toContain("as well");
  });

  test("is bounded: a person may follow twenty things, and have five digests", async () => {
    for (let n = 1; n <= 20; n++) await desk.newsroom.ask(`follow word${n} for me`, member);
    expect(await say("follow another for me")).toContain("which is the most");
    expect(await follows()).toHaveLength(20);
    for (let n = 10; n < 15; n++) await desk.newsroom.ask(`digest on ${n}:00 for me`, member);
    expect(await say("digest on 16:00 for me")).toContain("which is the most");
    expect(await digests()).toHaveLength(5);
  });

  test("has quiet hours together, which a new follow gets as well, and no channel's follow", async () => {
    await desk.newsroom.ask("follow chips");
    await say("follow tsmc for me");
    await say("follow ferry for me");
    const set = await desk.newsroom.ask("quiet 22-7 for me", { ...member, ...own });
    expect(wordsOf(set)).toContain("Quiet from 22:00 to 07:00 (Asia/Taipei)");
    await say("follow micron for me");
    const quietOnes = async () => (await follows()).map(({ query, quiet }) => [query, quiet?.from]);
    expect(await quietOnes()).toEqual([
      ["chips", undefined],
      ["tsmc", "22:00"],
      ["ferry", "22:00"],
      ["micron", "22:00"],
    ]);
    await desk.newsroom.press(labelled(set, "Undo"), own);
    expect((await quietOnes()).map(([, from]) => from)).toEqual([undefined, undefined, undefined, undefined]);
    expect((await desk.newsroom.ask("quiet riot", member)).kind).toBe("results");
  });

  test("is deleted by forget-me, with what was muted there, and nothing of others or of channels is", async () => {
    await say("follow tsmc for me");
    await say("digest on 08:30 for me");
    await say("mute golf for me");
    await say("follow ferry for me", somebodyElse);
    await desk.newsroom.ask("follow chips");
    await say("forget-me");
    expect((await follows()).map(({ query }) => query)).toEqual(["ferry", "chips"]);
    expect(await digests()).toEqual([]);
    expect(await desk.newsroom.deps.mutes.all()).toEqual([]);
  });
});

describe("a person who may not manage the channel", () => {
  test("is offered it for themselves, by one press, with what they asked for", async () => {
    const refusal = await desk.newsroom.ask("follow chips quiet 22:00-07:00", member);
    expect(wordsOf(refusal)).toContain("Only people who manage this channel");
    await desk.newsroom.press(labelled(refusal, "Follow for me"), member);
    expect(await follows()).toMatchObject([{ query: "chips", quiet: { from: "22:00" }, isPersonal: true }]);
    const typed = await desk.newsroom.ask("digest on 08:30 about chips", member);
    expect(labelled(typed, "Choose another channel")?.command).toBe("digest on");
    await desk.newsroom.press(labelled(typed, "Set it for me"), member);
    expect(await digests()).toMatchObject([{ about: "chips", isPersonal: true }]);
  });

  test("gets the form in their own conversation, as what it sets is for there", async () => {
    const refusal = await desk.newsroom.answer("follow", member);
    if (refusal.kind !== "notice") throw new Error(`answered by ${refusal.kind}`);
    await desk.newsroom.press(labelled(refusal, "Follow for me"), member);
    expect(desk.letters[0]?.actions[0]?.command).toBe("follow");
    const { otherwise } = await desk.newsroom.form("digest on", member);
    await desk.newsroom.press(labelled(otherwise, "Set it for me"), member);
    expect(desk.letters[1]?.actions[0]?.command).toBe("digest on");
  });
});

describe("plain words", () => {
  test("for oneself are asked back, and can be meant for the channel", async () => {
    const asked = await desk.newsroom.ask("please keep an eye on tsmc for me", { kind: "mention" });
    expect(wordsOf(asked)).toContain("Follow “tsmc” for you alone?");
    expect(await follows()).toEqual([]);
    await desk.newsroom.press(labelled(asked, "Yes"), {});
    expect(await follows()).toMatchObject([{ isPersonal: true }]);
    const digest = await desk.newsroom.ask("digest for me every morning at 8", {
      kind: "mention",
      ...member,
    });
    expect(wordsOf(digest)).toContain("Send you a digest of your own, in a direct message: 08:00");
    await desk.newsroom.press(labelled(digest, "Yes"), member);
    expect(await digests()).toMatchObject([{ isPersonal: true, schedule: { times: ["08:00"] } }]);
    const again = await desk.newsroom.ask("幫我追蹤台積電", { kind: "mention" });
    await desk.newsroom.press(labelled(again, "在這裡，給大家看"), {});
    expect((await follows()).find(({ query }) => query === "台積電")?.channel.channel).toBe("c1");
  });

  test("that only look like it are searched", async () => {
    expect((await desk.newsroom.ask("follow the money for me", member)).kind).toBe("results");
    expect(await follows()).toEqual([]);
  });
});

describe("where the bot is not", () => {
  const outside = { ...member, canPost: async () => false, isReadOnly: true };

  test("stories are answered to the person alone, without Share, and nothing is posted", async () => {
    const found = await desk.newsroom.ask("tsmc", outside);
    const opened = await desk.newsroom.ask("read 1", outside);
    expect([found.visibility, opened.visibility]).toEqual(["private", "private"]);
    for (const reply of [found, opened]) expect(JSON.stringify(reply)).not.toMatch(/"command":"share/);
    expect(await say("share 1", outside)).toContain("I am not in this place");
    expect(await say("settings channel language english", outside)).toContain("I am not in this place");
    expect(await desk.newsroom.answer("digest on", outside)).toMatchObject({ kind: "notice" });
  });

  test("a follow and a digest are the person's own", async () => {
    await say("follow tsmc", outside);
    await say("digest on 08:30", outside);
    expect(await follows()).toMatchObject([{ isPersonal: true, channel: { channel: "d-u1" } }]);
    expect(await digests()).toMatchObject([{ isPersonal: true, channel: { channel: "d-u1" } }]);
    expect(await say("following", outside)).toContain("1. tsmc");
    const which = await desk.newsroom.ask("unfollow 1", outside);
    expect(wordsOf(which)).toContain("stopped");
  });
});

describe("the form of a digest, for a member who may not manage the channel", () => {
  test.each(["digest on", "摘要 開啟"])("opened by %s, asks for another channel", async (text) => {
    const form = await desk.newsroom.form(text, member);
    const [channel] = form.fields;
    expect(channel).toMatchObject({
      kind: "channel",
      hint: expect.stringMatching(/one that you manage|你管理的頻道/),
    });
    expect(channel).not.toHaveProperty("value");
    const values = { times: ["08:30"], zone: ["Asia/Taipei"], days: ["mon"] };
    const refused = await desk.newsroom.answer("digest on", { kind: "submit", values, ...member });
    expect(refused).toMatchObject({ kind: "form", errors: { channel: expect.any(String) } });
    const other = { platform: "test", tenant: "t1", channel: "c7" };
    await desk.newsroom.ask("digest on", { kind: "submit", values, channel: other });
    expect(await digests()).toMatchObject([{ channel: other }]);
  });
});

test("a member gets no form of the channel's settings, and that of their own", async () => {
  expect(await desk.newsroom.answer("settings channel", member)).toMatchObject({
    kind: "notice",
    visibility: "private",
  });
  expect((await desk.newsroom.answer("settings me", member)).kind).toBe("form");
});

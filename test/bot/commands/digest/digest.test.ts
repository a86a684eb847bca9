import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../../../src/chat/message.ts";
import { labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const { channel } = message("");
const stranger: Partial<Message> = { canManage: async () => false };
const set = () => newsroom.deps.subscriptions.inChannel(channel);

describe("digest on", () => {
  test("stores the digest and confirms it with the next three times", async () => {
    const reply = await newsroom.ask("digest on 8:30 taipei mon,thu about chips");
    expect(reply).toMatchObject({
      visibility: "private",
      lines: [
        "Digest 1 is set: 08:30 (Asia/Taipei), Monday and Thursday, about “chips”.",
        "Next: Mon, Nov 23, 08:30 · Thu, Nov 26, 08:30 · Mon, Nov 30, 08:30",
        "It would have matched 6 stories in the last 7 days.",
      ],
      actions: [
        { label: "Preview", command: "digest preview 1" },
        { label: "Edit", command: "digest edit 1" },
        { label: "Style", command: "digest style 1" },
        { label: "Undo", command: expect.stringMatching(/^digest off 1 by:u1 at:/) },
      ],
    });
    expect(await set()).toMatchObject([
      {
        number: 1,
        channel,
        schedule: { times: ["08:30"], zone: "Asia/Taipei", weekdays: [1, 4] },
        about: "chips",
        locale: "en",
        createdBy: message("").user,
        createdAt: newsroom.clock.now,
        coveredUntil: Date.UTC(2026, 10, 19, 0, 30),
      },
    ]);
  });

  test.each([
    ["08:30", "08:30 (Asia/Taipei), every day"],
    ["18:00 weekdays London", "18:00 (Europe/London), Monday to Friday"],
    ["6pm UTC sun", "18:00 (UTC), Sunday"],
  ])("reads %s as people write it", async (text, words) => {
    expect(wordsOf(await newsroom.ask(`digest on ${text}`))).toContain(words);
  });

  test("answers a Chinese reader in Chinese, and so will the digest", async () => {
    const reply = await newsroom.ask("摘要 開啟 08:30 週一", { locale: "zh-TW" });
    expect(wordsOf(reply)).toContain("摘要 1 已設定：星期一 08:30（Asia/Taipei）。");
    expect(await set()).toMatchObject([{ locale: "zh-TW" }]);
  });

  test("uses the reader's zone if none is named", async () => {
    await newsroom.ask("digest on 08:30", { zone: "America/New_York" });
    expect(await set()).toMatchObject([{ schedule: { zone: "America/New_York" } }]);
  });

  test("twice is one digest", async () => {
    await newsroom.ask("digest on 08:30 about chips");
    const reply = await newsroom.ask("digest on 8:30am asia/taipei daily about chips");
    expect(wordsOf(reply)).toContain("Digest 1 is already set that way");
    expect(await set()).toHaveLength(1);
    await newsroom.ask("digest on 08:30 about tariffs");
    expect(await set()).toHaveLength(2);
  });

  test("in a thread is for its channel", async () => {
    await newsroom.ask("digest on 08:30", { channel: { ...channel, thread: "th1" } });
    expect((await set())[0]?.channel).toEqual(channel);
  });

  test("is undone by its button", async () => {
    const reply = await newsroom.ask("digest on 08:30");
    await newsroom.press(labelled(reply, "Undo"));
    expect(await set()).toEqual([]);
  });

  test.each([
    ["digest on", "When should it be posted? For example: digest on 08:30 Asia/Taipei"],
    ["digest on 25:00", "I can't read “25:00” as a time. Try 08:30"],
    ["digest on 08:30 Atlantis", "I don't know the time zone “Atlantis”."],
  ])("%s gets a line on what to do", async (text, words) => {
    expect(wordsOf(await newsroom.ask(text))).toContain(words);
    expect(await set()).toEqual([]);
  });

  test("repeats only the beginning of a long text it cannot read", async () => {
    expect(wordsOf(await newsroom.ask(`digest on 08:30 ${"Atlantis ".repeat(400)}`)).length).toBeLessThan(
      250,
    );
  });

  test("keeps a long subject to 300 characters", async () => {
    await newsroom.ask(`digest on 08:30 about ${"chips ".repeat(600)}`);
    expect((await set())[0]?.about?.length).toBeLessThanOrEqual(300);
  });
});

describe("digest off", () => {
  test("stops the only one; Undo sets it again as it was", async () => {
    await newsroom.ask('digest on 08:30 Europe/London mon,thu about "open models" -cars');
    const [before] = await set();
    const reply = await newsroom.ask("digest off");
    expect(wordsOf(reply)).toContain("Digest 1 is stopped: 08:30 (Europe/London), Monday and Thursday");
    expect(await set()).toEqual([]);
    await newsroom.press(labelled(reply, "Undo"));
    expect(await set()).toMatchObject([{ schedule: before?.schedule, about: before?.about, channel }]);
  });

  test("asks which of several, and stops that one", async () => {
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("digest on 18:00");
    const reply = await newsroom.ask("digest off");
    expect(wordsOf(reply)).toContain("Which one should I stop?");
    expect(await set()).toHaveLength(2);
    await newsroom.press(labelled(reply, "Stop digest 2"));
    expect((await set()).map(({ schedule }) => schedule.times.join())).toEqual(["08:30"]);
  });

  test.each([
    ["digest off", "No digest is set here."],
    ["digest status", "No digest is set here."],
  ])("%s reports that there is none", async (text, words) => {
    expect(wordsOf(await newsroom.ask(text))).toContain(words);
  });

  test("knows its channel's numbers only", async () => {
    await newsroom.ask("digest on 08:30");
    expect(wordsOf(await newsroom.ask("digest off 7"))).toContain("There is no digest 7 here.");
    const there = { ...channel, channel: "c2" };
    expect(wordsOf(await newsroom.ask("digest off 1", { channel: there }))).toContain(
      "No digest is set here.",
    );
    expect(await set()).toHaveLength(1);
  });
});

describe("digest status", () => {
  test("lists this channel's with the next time, or why it is paused", async () => {
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("digest on 18:00 weekdays about chips");
    const [first] = await set();
    await newsroom.deps.subscriptions.pause(first?.id ?? "", "the channel is archived");
    const reply = await newsroom.ask("digest status", stranger);
    expect(wordsOf(reply)).toContain("1: 08:30 (Asia/Taipei), every day · paused: the channel is archived");
    expect(wordsOf(reply)).toContain(
      "2: 18:00 (Asia/Taipei), Monday to Friday, about “chips” · Next: Fri, Nov 20, 18:00",
    );
  });
});

describe("digest", () => {
  test("shows the last day, the freshest first, to the asker alone", async () => {
    const reply = await newsroom.ask("digest", stranger);
    expect(reply).toMatchObject({
      kind: "digest",
      visibility: "private",
      title: "News digest, Friday, November 20",
    });
    expect(titlesOf(reply)).toEqual([
      "Ferry to the islands runs again",
      "TSMC begins volume production of 2-nanometer chips in Kaohsiung",
      // Another source than the two before it.
      "台積電二奈米晶片量產",
      "Micron waits for its chips subsidy",
      "Chips for cars grow scarce",
      // It came in today and was published the evening before.
      "Chips tariffs discussed in Geneva",
    ]);
    expect(wordsOf(reply)).toContain("From Thu, Nov 19, 12:00 to Fri, Nov 20, 12:00 (Asia/Taipei).");
  });

  test("shows what the channel's own would be", async () => {
    await newsroom.ask("digest on 08:30 about ferry OR chips");
    const reply = await newsroom.ask("digest");
    expect(wordsOf(reply)).toContain("From Fri, Nov 20, 08:30 to Fri, Nov 20, 12:00 (Asia/Taipei).");
    expect(wordsOf(reply)).toContain("Only stories about “ferry OR chips”.");
    expect(titlesOf(reply)[0]).toBe("Ferry to the islands runs again");
  });

  test("is a list to read from", async () => {
    await newsroom.ask("digest");
    expect(titlesOf(await newsroom.ask("read 1"))).toEqual(["Ferry to the islands runs again"]);
  });

  test("now is for the channel", async () => {
    expect(await newsroom.ask("digest now")).toMatchObject({ kind: "digest", visibility: "channel" });
  });
});

describe("who may not manage the channel", () => {
  test.each(["digest now", "digest on 08:30", "digest off 1"])("cannot %s", async (text) => {
    await newsroom.ask("digest on 20:00");
    const reply = await newsroom.ask(text, { ...stranger, kind: "mention" });
    expect(reply).toMatchObject({ kind: "notice", visibility: "private" });
    expect(wordsOf(reply)).toContain("Only people who manage this channel");
    expect((await set()).map(({ schedule }) => schedule.times.join())).toEqual(["20:00"]);
  });

  test("cannot press what somebody else was offered", async () => {
    const offered = await newsroom.ask("digest on 08:30");
    await newsroom.press(labelled(offered, "Undo"), stranger);
    expect(await set()).toHaveLength(1);
  });
});

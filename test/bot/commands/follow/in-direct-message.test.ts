import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../../../src/chat/errors.ts";
import type { Reply } from "../../../../src/chat/reply.ts";
import { labelled, type Newsroom, openNewsroom, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
let letters: Reply[];
beforeEach(async () => {
  newsroom = await openNewsroom();
  letters = [];
  newsroom.adapters.push({
    name: "test",
    checkPost: async () => {},
    channelName: async () => "#general",
    sendDirectMessage: async (_, reply) => void letters.push(reply),
  });
});
afterEach(() => newsroom.close());

const member = { canManage: async () => false };
const letterBox = { channel: { platform: "test", tenant: "t1", channel: "d1" } };
const button = "Follow in a direct message";

describe("a member who may not manage the channel", () => {
  test("is told that it works in a direct message, and follows there by two presses", async () => {
    const refusal = await newsroom.ask("follow chips quiet 22:00-07:00", member);
    expect(wordsOf(refusal)).toContain("Only people who manage this channel");
    expect(wordsOf(refusal)).toContain("In a direct message you can follow");
    await newsroom.press(labelled(refusal, button), member);
    const [letter] = letters;
    await newsroom.press(letter?.actions[0], letterBox);
    expect(await newsroom.deps.follows.all()).toMatchObject([
      { query: "chips", quiet: { from: "22:00", to: "07:00" }, channel: { channel: "d1" } },
    ]);
  });

  test("gets no form that they could not save, and one in the direct message", async () => {
    const refusal = await newsroom.answer("follow", member);
    expect(refusal).toMatchObject({ kind: "notice", visibility: "private" });
    if (refusal.kind === "notice") await newsroom.press(labelled(refusal, button), member);
    expect(letters[0]?.actions[0]?.command).toBe("follow");
  });

  test("gets no form of the channel's settings", async () => {
    const answer = await newsroom.answer("settings channel", member);
    expect(answer).toMatchObject({ kind: "notice", visibility: "private" });
  });

  test.each(["digest on", "摘要 開啟"])("chooses another channel in the form of %s", async (text) => {
    const form = await newsroom.form(text, member);
    const [channel] = form.fields;
    expect(channel).toMatchObject({
      kind: "channel",
      hint: expect.stringMatching(/one that you manage|你管理的頻道/),
    });
    expect(channel).not.toHaveProperty("value");
    const values = { times: ["08:30"], zone: ["Asia/Taipei"], days: ["mon"] };
    const refused = await newsroom.answer("digest on", { kind: "submit", values, ...member });
    expect(refused).toMatchObject({ kind: "form", errors: { channel: expect.any(String) } });
    const other = { platform: "test", tenant: "t1", channel: "c7" };
    await newsroom.ask("digest on", { kind: "submit", values, channel: other });
    expect(await newsroom.deps.subscriptions.all()).toMatchObject([{ channel: other }]);
  });

  test("sets a digest in a direct message by two presses, if no form can open too", async () => {
    const { otherwise } = await newsroom.form("digest on", member);
    const typed = await newsroom.ask("digest on 08:30 Asia/Taipei about chips", member);
    expect(labelled(typed, "Choose another channel")?.command).toBe("digest on");
    for (const refusal of [otherwise, typed]) {
      expect(wordsOf(refusal)).toContain("in a channel that you manage, or for yourself in a direct message");
      await newsroom.press(labelled(refusal, "Set it in a direct message"), member);
    }
    expect(letters.map(({ actions }) => actions[0]?.label)).toEqual([
      "Set a digest",
      "Set a digest: 08:30 Asia/Taipei about chips",
    ]);
    await newsroom.press(letters[1]?.actions[0], letterBox);
    expect(await newsroom.deps.subscriptions.all()).toMatchObject([
      { about: "chips", channel: { channel: "d1" } },
    ]);
  });

  test("opens the form of their own settings", async () => {
    expect((await newsroom.answer("settings me", member)).kind).toBe("form");
  });

  test("is told how to begin where no direct message can be sent", async () => {
    const [adapter] = newsroom.adapters;
    if (adapter) adapter.sendDirectMessage = () => Promise.reject(new AdapterError("forbidden", "closed"));
    const refusal = await newsroom.ask("follow chips", member);
    expect(wordsOf(await newsroom.press(labelled(refusal, button), member))).toContain(
      "Open a direct message with me",
    );
  });
});

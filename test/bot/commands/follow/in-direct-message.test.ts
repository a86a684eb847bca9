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

  test.each(["digest on", "settings channel", "摘要 開啟"])("%s opens no form", async (text) => {
    expect(await newsroom.answer(text, member)).toMatchObject({ kind: "notice", visibility: "private" });
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

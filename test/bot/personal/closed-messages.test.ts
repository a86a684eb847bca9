import { describe, expect, test } from "vitest";
import { labelled, wordsOf } from "../newsroom.ts";
import { member, own, withOwnDesk } from "./own-desk.ts";

const desk = withOwnDesk();
const { say, follows, digests } = desk;

describe("somebody whose messages are closed", () => {
  test("is told at once, nothing is set, and one press tries it again", async () => {
    desk.isClosed = true;
    const refused = await desk.newsroom.ask("follow tsmc for me", member);
    expect(wordsOf(refused)).toContain(
      "I cannot write to you, so nothing was set. Newsdesk cannot write to you",
    );
    expect(await follows()).toEqual([]);
    desk.isClosed = false;
    await desk.newsroom.press(labelled(refused, "Try again"), member);
    expect(await follows()).toMatchObject([{ query: "tsmc" }]);
  });

  const pauseAll = async () => {
    for (const { id } of await follows()) await desk.newsroom.deps.follows.pause(id, "messages_closed", 1);
    for (const { id } of await digests()) await desk.newsroom.deps.subscriptions.pause(id, "messages_closed");
  };

  test("is told of the pause with their next command, once, and goes on by one press", async () => {
    await say("follow tsmc for me");
    await say("digest on 08:30 for me");
    await pauseAll();
    desk.isClosed = true;
    const told = await desk.newsroom.ask("sources", member);
    expect(wordsOf(told)).toContain("Follow 1, for you alone: Newsdesk cannot write to you");
    expect(wordsOf(told)).toContain("Digest 1, for you alone");
    expect(labelled(await desk.newsroom.ask("sources", member), "Go on")).toBeUndefined();
    expect(wordsOf(await desk.newsroom.press(labelled(told, "Go on"), member))).toContain(
      "I still cannot write to you",
    );
    expect(await follows()).toMatchObject([{ paused: {} }]);
    desk.isClosed = false;
    expect(wordsOf(await desk.newsroom.press(labelled(told, "Go on"), member))).toContain("All 2 go on");
    expect((await follows())[0]?.paused).toBeUndefined();
    expect((await digests())[0]?.pausedBecause).toBeUndefined();
  });

  test("goes on with all of it by a new order, or by a press in the conversation itself", async () => {
    await say("follow tsmc for me");
    await pauseAll();
    await say("follow ferry for me");
    expect((await follows()).every(({ paused }) => !paused)).toBe(true);
    expect(desk.letters.map(wordsOf).at(-1)).toContain("I can write to you again");
    await pauseAll();
    expect(wordsOf(await desk.newsroom.ask("resume my own", { kind: "action", ...own }))).toContain(
      "All 2 go on",
    );
    expect((await follows()).every(({ paused }) => !paused)).toBe(true);
  });
});

test("in one's own conversation “for me” says nothing more, and no message comes besides the answer", async () => {
  expect(await say("follow tsmc for me", own)).toContain("posted here");
  expect(await say("following", own)).toContain("1. tsmc");
  expect(desk.letters).toEqual([]);
  expect(await follows()).toMatchObject([{ isPersonal: true }]);
});

import { expect, test } from "vitest";
import type { HomeReply, NoticeReply } from "../../../src/chat/reply.ts";
import { message, openNewsroom, stories, titlesOf } from "../newsroom.ts";

const locales = ["en", "zh-TW", "zh-CN"];

test.each(locales)("the search to try finds something, in %s", async (locale) => {
  const newsroom = await openNewsroom();
  const letter = (await newsroom.bot(message("", { kind: "installed", locale }))) as NoticeReply;
  expect(titlesOf(await newsroom.press(letter.actions[0], { locale }))).not.toEqual([]);
  await newsroom.close();
});

test("where no example finds anything it is the newest headline, and without articles the newest stories", async () => {
  const newsroom = await openNewsroom(stories.slice(-1));
  const letter = (await newsroom.bot(message("", { kind: "installed" }))) as NoticeReply;
  expect(titlesOf(await newsroom.press(letter.actions[0]))).toEqual(["Lighthouse opens to visitors"]);
  await newsroom.close();
  const empty = await openNewsroom([]);
  const bare = (await empty.bot(message("", { kind: "installed" }))) as NoticeReply;
  expect(bare.actions[0]?.command).toBe("latest");
  await empty.close();
});

test("first steps leave the page of a person who has set something, and of nobody else", async () => {
  const newsroom = await openNewsroom();
  const stepsOf = async (user: string) => {
    const { user: somebody } = message("");
    const home = await newsroom.bot(message("", { kind: "home", user: { ...somebody, user } }));
    return (home as HomeReply).sections.filter(({ title }) => title === "First steps").length;
  };
  expect([await stepsOf("u1"), await stepsOf("u2")]).toEqual([1, 1]);
  await newsroom.ask("follow tsmc");
  expect([await stepsOf("u1"), await stepsOf("u2")]).toEqual([0, 1]);
  await newsroom.close();
});

test("an invitation that is told twice is greeted once, the next one again", async () => {
  const newsroom = await openNewsroom();
  const invite = (id: string) => newsroom.bot(message("", { kind: "invited", id }));
  expect(await invite("joined 1")).toMatchObject({
    kind: "notice",
    visibility: "channel",
    lines: [expect.any(String)],
  });
  expect(await invite("joined 1")).toBeUndefined();
  expect(await invite("joined 2")).toBeDefined();
  await newsroom.close();
});

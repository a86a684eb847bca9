import { beforeEach, describe, expect, test } from "vitest";
import { labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "./newsroom.ts";

const here = message("").channel;
let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
  return newsroom.close;
});

describe("what is asked in plain words and changes something", () => {
  test.each([
    ["alert me about chips", "Follow “chips” here?", "follow chips"],
    ["有晶片的新聞請通知我們", "Follow “晶片” here?", "follow 晶片"],
    ["every morning at 8 post the news here", "Set a digest here: 08:00", "digest on 08:00 daily"],
    ["we dont want cricket in here", "Keep “cricket” out", "mute cricket"],
    ["share the second one here", "Post story 2 of your last list", "share 2"],
    ["delete my data", "Delete what is remembered about you?", "forget-me"],
    ["speak chinese", "Change your settings: Language: 繁體中文?", "settings language 中文"],
    ["speak simplified chinese", "Language: 简体中文?", "settings language 简体中文"],
    ["说中文", "简体中文", "settings language 简体中文"],
    ["请用繁体中文回答", "繁體中文", "settings language 繁體中文"],
  ])("%s: asks first, with the command as a button", async (text, question, command) => {
    const reply = await newsroom.ask(text, { locale: "en" });
    expect(wordsOf(reply)).toContain(question);
    expect(labelled(reply, "Yes")?.command.replace(/ by:.*/, "")).toBe(command);
    expect(await newsroom.deps.follows.inChannel(here)).toEqual([]);
    expect(await newsroom.deps.subscriptions.inChannel(here)).toEqual([]);
  });

  test("is done by the button", async () => {
    await newsroom.press(labelled(await newsroom.ask("let us know when there is news about chips"), "Yes"));
    expect(await newsroom.deps.follows.inChannel(here)).toMatchObject([{ query: "chips" }]);
  });

  test("is done at once if it was typed as a command", async () => {
    await newsroom.ask("follow chips");
    expect(await newsroom.deps.follows.inChannel(here)).toMatchObject([{ query: "chips" }]);
  });
});

test.each(["follow the money", "mute swans return to the thames", "unfollow trend hits instagram"])(
  "%s is a search, and changes nothing",
  async (text) => {
    const reply = await newsroom.ask(text);
    expect(wordsOf(reply)).toContain(`“${text}”`);
    expect(await newsroom.deps.follows.inChannel(here)).toEqual([]);
  },
);

test("a longer order is offered beside the search", async () => {
  const reply = await newsroom.ask("follow taiwan export controls on chips");
  expect(labelled(reply, "Follow “taiwan export controls on chips”")?.command).toBe(
    "follow taiwan export controls on chips",
  );
});

test("stop shows what can be stopped, each with its button", async () => {
  await newsroom.ask("follow chips");
  await newsroom.ask("digest on 08:00 UTC");
  const reply = await newsroom.ask("stop");
  expect(wordsOf(reply)).toContain("What should stop?");
  await newsroom.press(labelled(reply, "Unfollow 1"));
  expect(await newsroom.deps.follows.inChannel(here)).toEqual([]);
});

test.each([
  ["hi", "Hello!"],
  ["thanks!", "You're welcome!"],
  ["tell me a joke", "I can't do that."],
  ["what can you do", "Newsdesk"],
  ["what's new", "Newest stories"],
])("%s is answered with %s", async (text, line) => {
  expect(wordsOf(await newsroom.ask(text))).toContain(line);
});

test("thanks in a thread is answered by a sign alone, elsewhere by a line", async () => {
  const inThread = { channel: { ...here, thread: "t" }, isInThread: true };
  const sign = { kind: "reaction" };
  expect(await newsroom.answer("thanks, great work", { kind: "mention", ...inThread })).toEqual(sign);
  expect(await newsroom.answer("謝謝", { kind: "direct", ...inThread })).toEqual(sign);
  expect(wordsOf(await newsroom.ask("thanks", { kind: "mention" }))).toContain("You're welcome!");
});

describe("a number alone", () => {
  test("opens the story that has it in the last list", async () => {
    const list = await newsroom.ask("chips");
    for (const typed of ["2", "#2", "２"])
      expect(titlesOf(await newsroom.ask(typed))).toEqual(titlesOf(list).slice(1, 2));
  });

  test("is searched where no list has it", async () => {
    expect(wordsOf(await newsroom.ask("2"))).toContain("“2”");
    await newsroom.ask("ferry");
    expect(wordsOf(await newsroom.ask("7"))).toContain("“7”");
  });
});

test("dates in words are read after the word for the newest, too", async () => {
  const reply = await newsroom.ask("latest ferry since yesterday");
  expect(wordsOf(reply)).toContain("ferry, since Thu Nov 19");
  expect(titlesOf(reply)).toEqual(["Ferry to the islands runs again"]);
});

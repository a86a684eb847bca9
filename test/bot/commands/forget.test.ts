import { afterEach, beforeEach, expect, test } from "vitest";
import { labelled, type Newsroom, openNewsroom, wordsOf } from "../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const owner = { canForget: async () => true };

test("everything is deleted after one confirmation, and the button works once", async () => {
  const { ask, press, deps } = newsroom;
  await ask("digest on 08:30");
  const sure = await ask("forget", owner);
  const there = () => deps.subscriptions.inChannel({ platform: "test", tenant: "t1", channel: "c1" });
  expect(await there()).toHaveLength(1);
  expect(sure).toMatchObject({ visibility: "private", actions: [{ style: "danger" }] });
  const button = labelled(sure, "Delete everything");
  expect(wordsOf(await press(button, owner))).toContain("nothing is kept");
  expect(await there()).toEqual([]);
});

test.each([
  ["who manages a channel only", {}, "manage the whole server"],
  [
    "a conversation of two",
    { ...owner, channel: { platform: "test", tenant: "", channel: "d1" } },
    "does not belong to a server",
  ],
])("not for %s, even if the confirmation is typed along", async (_, who, words) => {
  const { ask } = newsroom;
  expect(wordsOf(await ask("forget", who))).toContain(words);
  expect(wordsOf(await ask("forget everything", who))).toContain(words);
});

test("with more words it is a search", async () => {
  expect(await newsroom.ask("forget the ferry", owner)).toMatchObject({ kind: "results" });
});

import { expect, test } from "vitest";
import { composeAlert } from "../../../src/bot/replies/alert-reply.ts";
import { composeDigest } from "../../../src/bot/replies/digest-reply.ts";
import type { NewFollow } from "../../../src/digest/follows/follow.ts";
import { at, channelOf, hourMs, minuteMs } from "../delivery-rig.ts";
import { refuse } from "../one-digest.ts";
import { start, withFollows } from "./follow-desk.ts";

const desk = withFollows();

const user = { platform: "slack", tenant: "T", user: "U" };

const following = (query: string, more: Partial<NewFollow> = {}) =>
  desk.following(query, { channel: channelOf("slack", "D1"), createdBy: user, isPersonal: true, ...more });

const closed = refuse("forbidden", "Closed.", { refusal: { code: "messages_closed" } });

test("closed messages pause it, nobody is written to about that, and it is knocked once a day", async () => {
  const { id } = await following("tsmc");
  desk.slack.behaviours = [closed, closed];
  await desk.comes("TSMC starts");
  await desk.live();
  expect((await desk.storage.follows.get(id))?.paused?.because).toBe("messages_closed");
  expect(await desk.storage.follows.untoldTo(user)).toMatchObject([{ id, isPersonal: true }]);
  for (let hour = 1; hour <= 23; hour++) {
    desk.clock.now = start + hour * hourMs;
    await desk.live();
  }
  expect([desk.slack.behaviours.length, desk.slack.directMessages.length]).toEqual([1, 0]);
  desk.clock.now = start + 24 * hourMs + minuteMs;
  await desk.live();
  expect(desk.slack.behaviours).toEqual([]);
});

test("once it goes on, what came meanwhile is posted, once", async () => {
  const { id } = await following("tsmc");
  desk.slack.behaviours = [closed];
  await desk.comes("TSMC starts");
  await desk.live();
  desk.clock.now += minuteMs;
  await desk.comes("TSMC builds");
  await desk.live();
  expect(desk.slack.posts).toEqual([]);
  await desk.storage.follows.resume(id);
  for (let times = 0; times < 3; times++) await desk.live();
  expect(desk.slack.posts.map(({ alert }) => alert)).toEqual([["TSMC starts", "TSMC builds"]]);
});

test("what comes in the quiet hours of the person's zone is in one message after them", async () => {
  await following("tsmc", { quiet: { from: "22:00", to: "07:00" }, zone: "America/New_York" });
  // 23:00 in New York.
  desk.clock.now = at("2026-06-02T03:00Z");
  for (const title of ["TSMC starts", "TSMC builds", "TSMC hires"]) {
    await desk.comes(title);
    await desk.live();
    desk.clock.now += minuteMs;
  }
  expect(desk.slack.posts).toEqual([]);
  desk.clock.now = at("2026-06-02T11:00Z");
  await desk.live();
  expect(desk.slack.posts.map(({ alert }) => alert)).toEqual([["TSMC starts", "TSMC builds", "TSMC hires"]]);
});

test("all that one person follows brings at most ten messages an hour; the rest waits, and none is lost", async () => {
  for (let n = 10; n < 25; n++) await following(`word${n}`);
  await following("word10", { createdBy: { ...user, user: "V" }, channel: channelOf("slack", "D2") });
  const words = Array.from({ length: 15 }, (_, n) => `word${n + 10}`);
  for (const word of words) await desk.comes(`News of ${word}`);
  for (let times = 0; times < 3; times++) await desk.live();
  const sentTo = (channel: string) =>
    desk.slack.posts.filter((post) => post.channel.channel === channel).length;
  expect([sentTo("D1"), sentTo("D2")]).toEqual([10, 1]);
  desk.clock.now += hourMs + minuteMs;
  await desk.live();
  expect([sentTo("D1"), sentTo("D2")]).toEqual([15, 1]);
});

test("each personal post has one button that stops it, and no other post has", async () => {
  const own = await following("tsmc");
  const { isPersonal: _, ...shared } = own;
  await desk.comes("TSMC starts");
  const articles = await desk.storage.articles.between(0, desk.clock.now + 1);
  const stop = { label: "Stop this", command: "unfollow 1" };
  expect(composeAlert(articles, own).actions).toEqual([stop]);
  expect(composeAlert(articles, shared).actions).toEqual([]);
  const edition = { from: 0, to: desk.clock.now, stories: [], leftOut: 0 };
  const reader = { locale: "en", schedule: { zone: "UTC" } };
  expect(composeDigest(edition, { ...reader, number: 2, isPersonal: true }, false).actions).toEqual([
    { label: "Stop this", command: "digest off 2" },
  ]);
  expect(composeDigest(edition, { ...reader, number: 2 }, false).actions).toEqual([]);
});

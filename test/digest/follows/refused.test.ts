import { beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Follow } from "../../../src/digest/follows/follow.ts";
import { hourMs, minuteMs } from "../delivery-rig.ts";
import { start, withFollows } from "./follow-desk.ts";

const desk = withFollows();
let follow: Follow;
/** Until when the platform refuses. */
let refusedUntil: number;

beforeEach(async () => {
  refusedUntil = 0;
  desk.slack.behaviours = Array.from({ length: 200 }, () => (store) => {
    if (desk.clock.now < refusedUntil) throw new AdapterError("forbidden", "Invite the bot.");
    return store();
  });
  follow = await desk.following("tsmc");
});

const liveFor = (timeMs: number, stepMs = 10 * minuteMs) => desk.liveFor(timeMs, stepMs);
const alerts = () => desk.slack.posts.map(({ alert }) => alert);

test("refused alerts are posted in one message once the channel accepts again, and the creator gets one notice", async () => {
  refusedUntil = start + 5 * hourMs;
  await desk.comes("TSMC one");
  await liveFor(2 * hourMs);
  await desk.comes("TSMC two");
  await liveFor(2 * hourMs);
  expect(alerts()).toEqual([]);
  expect((await desk.storage.follows.get(follow.id))?.paused?.because).toBe("forbidden: Invite the bot.");
  await liveFor(3 * hourMs);
  expect(alerts()).toEqual([["TSMC one", "TSMC two"]]);
  expect(desk.slack.directMessages).toEqual([{ user: "U", lines: ["follow 1: forbidden: Invite the bot."] }]);
  expect((await desk.storage.follows.get(follow.id))?.paused).toBeUndefined();
  await desk.comes("TSMC three");
  await liveFor(hourMs);
  expect(alerts().slice(1)).toEqual([["TSMC three"]]);
});

test("a follow that is resumed is tried again at once", async () => {
  refusedUntil = start + minuteMs;
  await desk.comes("TSMC one");
  await desk.live();
  desk.clock.now += 2 * minuteMs;
  await desk.live();
  expect(alerts()).toEqual([]);
  await desk.storage.follows.resume(follow.id);
  await desk.live();
  expect(alerts()).toEqual([["TSMC one"]]);
});

test("a match that has waited for more than two days is not posted, but later ones are", async () => {
  refusedUntil = start + 50 * hourMs;
  await desk.comes("TSMC too old by then");
  await liveFor(40 * hourMs, hourMs);
  await desk.comes("TSMC of yesterday");
  await liveFor(20 * hourMs, hourMs);
  expect(alerts()).toEqual([["TSMC of yesterday"]]);
  expect(await desk.storage.follows.waiting()).toEqual([]);
});

test("a match that could not be posted sooner is posted by a process whose clock is days ahead", async () => {
  await desk.comes("TSMC one");
  const { ledger } = desk.storage;
  desk.storage.ledger = { ...ledger, claim: () => Promise.reject(new Error("killed")) };
  await desk.live();
  desk.storage.ledger = ledger;
  desk.clock.now += 60 * hourMs;
  await desk.live();
  expect(alerts()).toEqual([["TSMC one"]]);
});

test("an alert that was about to be posted is posted when its process is back after days", async () => {
  await desk.comes("TSMC one");
  const { ledger } = desk.storage;
  desk.storage.ledger = { ...ledger, noteRequest: () => Promise.reject(new Error("killed")) };
  await desk.live();
  desk.storage.ledger = ledger;
  desk.clock.now += 60 * hourMs;
  await desk.live();
  expect(alerts()).toEqual([["TSMC one"]]);
});

test("a crash between a refusal and its record neither doubles nor loses the alert", async () => {
  refusedUntil = start + minuteMs;
  await desk.comes("TSMC one");
  const { ledger } = desk.storage;
  desk.storage.ledger = { ...ledger, close: () => Promise.reject(new Error("killed")) };
  await desk.live();
  desk.storage.ledger = ledger;
  await liveFor(2 * hourMs);
  expect(alerts()).toEqual([["TSMC one"]]);
});

import { expect, test } from "vitest";
import { dueSlot } from "../../../src/digest/schedule/due-slots.ts";
import type { DigestSubscription } from "../../../src/digest/subscription.ts";

const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);

const evening: DigestSubscription = {
  id: "s1",
  channel: { platform: "test", tenant: "t1", channel: "c1" },
  number: 1,
  schedule: { times: ["18:00"], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] },
  locale: "en",
  createdBy: { platform: "test", tenant: "t1", user: "u1" },
  createdAt: at("01T00:00"),
  coveredUntil: at("19T18:00"),
};

test("a digest moved to an earlier hour is not posted late for today, but tomorrow", () => {
  const moved = {
    ...evening,
    schedule: { ...evening.schedule, times: ["08:30"] },
    changedAt: at("20T09:00"),
  };
  expect(dueSlot(moved, at("20T09:00"))).toBeUndefined();
  expect(dueSlot(moved, at("21T08:29"))).toBeUndefined();
  expect(dueSlot(moved, at("21T08:30"))).toBe(at("21T08:30"));
});

test("a digest moved to a later hour of today is posted today", () => {
  const moved = {
    ...evening,
    schedule: { ...evening.schedule, times: ["12:00"] },
    changedAt: at("20T09:00"),
  };
  expect(dueSlot(moved, at("20T12:00"))).toBe(at("20T12:00"));
});

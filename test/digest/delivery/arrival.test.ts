import { expect, test } from "vitest";
import { arrivesInMs } from "../../../src/digest/delivery/arrival.ts";

const second = 1_000;
const hour = 3_600 * second;
const requestedAt = Date.UTC(2026, 5, 1);
const upFor = 1_000 * hour;

/** A request left; what of the clock and of the uptime has passed since, by whatever machine. */
const leftMs = (clockMs: number, uptimeMs: number) =>
  arrivesInMs(
    { lastRequestedAt: requestedAt, requestUptime: upFor },
    { now: requestedAt + clockMs, uptime: upFor + uptimeMs },
  );

test.each([
  ["20 s later", 20 * second, 20 * second, 40 * second],
  ["a minute later", 60 * second, 60 * second, 0],
  ["20 s later by a clock that went two days ahead", 47 * hour, 20 * second, 40 * second],
  ["20 s later by a clock that was set back", -hour, 20 * second, 40 * second],
  ["a minute later by a clock that was set back", -hour, 60 * second, 0],
  ["just after the machine started again", 47 * hour, 15 * second - upFor, 45 * second],
  ["a while after the machine started again", hour, hour - upFor, 0],
  ["on a machine that has been up for longer", 20 * second, 9 * hour, 40 * second],
])("a request may be on its way for the rest of a minute: %s", (_, clockMs, uptimeMs, left) => {
  expect(leftMs(clockMs, uptimeMs)).toBe(left);
});

test("of one that an earlier version noted the clock tells", () => {
  const now = requestedAt + 20 * second;
  expect(arrivesInMs({ lastRequestedAt: requestedAt }, { now, uptime: upFor })).toBe(40 * second);
});

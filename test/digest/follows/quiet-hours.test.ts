import { describe, expect, test } from "vitest";
import { isQuiet, parseQuietHours } from "../../../src/digest/follows/quiet-hours.ts";

describe("quiet hours", () => {
  test.each([
    ["22:00-07:00", { from: "22:00", to: "07:00" }],
    ["22-7", { from: "22:00", to: "07:00" }],
    ["9:30 to 10", { from: "09:30", to: "10:00" }],
    ["２２：００至７：００", { from: "22:00", to: "07:00" }],
    ["22:00", undefined],
    ["25:00-07:00", undefined],
    ["07:00-07:00", undefined],
    ["on monday", undefined],
  ])("%s", (text, hours) => expect(parseQuietHours(text)).toEqual(hours));

  test.each([
    ["22:00", "07:00", "2026-06-01T13:59Z", false],
    ["22:00", "07:00", "2026-06-01T14:00Z", true],
    ["22:00", "07:00", "2026-06-01T22:59Z", true],
    ["22:00", "07:00", "2026-06-01T23:00Z", false],
    ["12:00", "14:00", "2026-06-01T04:00Z", true],
    ["12:00", "14:00", "2026-06-01T06:00Z", false],
  ])("%s to %s in Taipei, at %s: %s", (from, to, moment, quiet) => {
    const time = Temporal.Instant.from(moment).epochMilliseconds;
    expect(isQuiet({ from, to }, "Asia/Taipei", time)).toBe(quiet);
  });
});

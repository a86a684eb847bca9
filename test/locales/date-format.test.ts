import { expect, test } from "vitest";
import { format, isTimeZone } from "../../src/locales/date-format.ts";

test.each([
  ["Asia/Taipei", true],
  ["UTC", true],
  ["CST", false],
  ["Nowhere/Else", false],
  ["2026-01-01T00:00Z[Asia/Taipei]", false],
  ["", false],
])("is %j a time zone: %s", (name, expected) => expect(isTimeZone(name)).toBe(expected));

test("a time is in the reader's language and zone, whatever the reader before had", () => {
  const parts = { dateStyle: "medium", timeStyle: "short" } as const;
  const time = Date.UTC(2026, 5, 1, 20);
  for (let round = 0; round < 2; round++) {
    expect(format(time, { locale: "en", zone: "Asia/Taipei" }, parts)).toMatch(/^Jun 2, 2026, 4:00/);
    expect(format(time, { locale: "en", zone: "UTC" }, parts)).toMatch(/^Jun 1, 2026, 8:00/);
    expect(format(time, { locale: "zh-TW", zone: "UTC" }, parts)).toContain("2026年6月1日");
  }
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSchedule, parseSchedule } from "../../../src/digest/schedule/parse-schedule.ts";
import { zoneMeant } from "../../../src/digest/schedule/time-zones.ts";

const read = (text: string) => {
  const wish = parseSchedule(text, "Europe/Berlin");
  return "problem" in wish ? wish : formatSchedule(wish);
};

describe("a digest is described in whatever order people think of its parts", () => {
  test.each([
    ["8", "08:00 Europe/Berlin daily"],
    ["at 8am", "08:00 Europe/Berlin daily"],
    ["daily at 8", "08:00 Europe/Berlin daily"],
    ["8 o'clock", "08:00 Europe/Berlin daily"],
    ["at noon and midnight", "00:00 12:00 Europe/Berlin daily"],
    ["every weekday at 8:30 and 18:00", "08:30 18:00 Europe/Berlin weekdays"],
    ["every monday and thursday at 9, 17", "09:00 17:00 Europe/Berlin mon,thu"],
    ["每天 中午 台北", "12:00 Asia/Taipei daily"],
    ["8 about chips top 3", "08:00 Europe/Berlin daily top 3 about chips"],
    ["8 top 3 about chips", "08:00 Europe/Berlin daily top 3 about chips"],
    ["top 3 about chips at 8", "08:00 Europe/Berlin daily top 3 about chips"],
    ["about chips at 8:30 Asia/Taipei top 3 silent", "08:30 Asia/Taipei daily top 3 silent about chips"],
    ["about windows 11 at 8", "08:00 Europe/Berlin daily about windows 11"],
    ["8 about chips every weekday", "08:00 Europe/Berlin weekdays about chips"],
    ["平日 8:30 關於 晶片 前 3 則", "08:30 Europe/Berlin weekdays top 3 about 晶片"],
    ["關於 晶片 每天 8:30", "08:30 Europe/Berlin daily about 晶片"],
  ])("%s", (text, meaning) => {
    expect(read(text)).toBe(meaning);
  });
});

describe("what belongs to the subject stays in it", () => {
  test.each([
    ["8 about china daily", "about china daily"],
    ["8 about war in taiwan", "about war in taiwan"],
    ["8 about the meeting at 9", "about: the meeting at 9"],
    ["8 about top 3", "about top 3"],
    ["8 top 5 about charts top 40", "top 5 about: charts top 40"],
    ["8 about: charts top 40", "about: charts top 40"],
  ])("%s", (text, subject) => {
    expect(read(text)).toBe(`08:00 Europe/Berlin daily ${subject}`);
  });
});

test("every subject is read back as it was written", () => {
  const word = fc.constantFrom(
    "chips",
    "at",
    "8",
    "8:30",
    "top",
    "3",
    "silent",
    "daily",
    "every",
    "about",
    "taipei",
  );
  const subjects = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(subjects, fc.constantFrom(undefined, 3), (about, most) => {
      const wish = {
        schedule: { times: ["08:30"], zone: "UTC", weekdays: [1, 2, 3, 4, 5] as [1, 2, 3, 4, 5] },
        about,
        ...(most && { most }),
      };
      expect(parseSchedule(formatSchedule(wish), "Europe/Berlin")).toEqual(wish);
    }),
    { numRuns: 500 },
  );
});

describe("a misspelt city is recognised, another word is not", () => {
  test.each([
    ["Tapei", "Asia/Taipei"],
    ["tokio", "Asia/Tokyo"],
    ["bejing", "Asia/Shanghai"],
    ["san fransisco", "America/Los_Angeles"],
    ["europe/berln", "Europe/Berlin"],
    ["chips", undefined],
    ["windows", undefined],
    ["the morning", undefined],
    ["Gotham City", undefined],
  ])("%s", (typed, zone) => {
    expect(zoneMeant(typed)).toBe(zone);
  });
});

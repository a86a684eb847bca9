import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSchedule, parseSchedule } from "../../../src/digest/schedule/parse-schedule.ts";
import type { Weekday } from "../../../src/digest/subscription.ts";

const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const understood = (text: string) => {
  const read = parseSchedule(text, "Europe/Berlin");
  return "problem" in read ? read : formatSchedule(read);
};

describe("reads a schedule as people write it", () => {
  test.each([
    ["08:30", "08:30 Europe/Berlin daily"],
    ["8:30", "08:30 Europe/Berlin daily"],
    ["08:30 Asia/Taipei weekdays about chips", "08:30 Asia/Taipei weekdays about chips"],
    ["weekdays 18:00 new york", "18:00 America/New_York weekdays"],
    ["8:30am taipei", "08:30 Asia/Taipei daily"],
    ["8 pm tokyo", "20:00 Asia/Tokyo daily"],
    ["12am UTC", "00:00 UTC daily"],
    ["12:15 p.m. london", "12:15 Europe/London daily"],
    ["taipei 7.45 mon,thu", "07:45 Asia/Taipei mon,thu"],
    ["mon, thu 09:00", "09:00 Europe/Berlin mon,thu"],
    ["Thursdays and Mondays at 09:00 in New_York", "09:00 America/New_York mon,thu"],
    ["every weekday at 6:05 Asia/taipei", "06:05 Asia/Taipei weekdays"],
    ["08:30, los angeles, weekends", "08:30 America/Los_Angeles weekends"],
    ["fri-mon 08:00", "08:00 Europe/Berlin mon,fri,sat,sun"],
    ["mon-fri 08:00 buenos aires", "08:00 America/Buenos_Aires weekdays"],
    ["08:30 EST", "08:30 America/New_York daily"],
    ["０８：３０　每天 台北", "08:30 Asia/Taipei daily"],
    ["平日 08:30 Asia/Taipei 關於 晶片", "08:30 Asia/Taipei weekdays about 晶片"],
    ["週一 08:30", "08:30 Europe/Berlin mon"],
    ["每週一三五 08:30", "08:30 Europe/Berlin mon,wed,fri"],
    ["週一至週五 08:30", "08:30 Europe/Berlin weekdays"],
    ["星期六、星期天 08:30 東京", "08:30 Asia/Tokyo weekends"],
    [
      "08:30 about new york OR 10:00 -weekdays",
      "08:30 Europe/Berlin daily about new york OR 10:00 -weekdays",
    ],
    ["08:30 about", "08:30 Europe/Berlin daily"],
    ["18:00 and 8:30am taipei", "08:30 18:00 Asia/Taipei daily"],
    ["08:30, 12:00 & 6pm, 8:30 tokyo mon", "08:30 12:00 18:00 Asia/Tokyo mon"],
    ["08:30 top 5 silent about top 3", "08:30 Europe/Berlin daily top 5 silent about top 3"],
    ["weekdays top 99 08:30 skip empty taipei", "08:30 Asia/Taipei weekdays top 20 silent"],
    ["8 compact without pictures", "08:00 Europe/Berlin daily compact without pictures"],
    ["8 about chips compact", "08:00 Europe/Berlin daily compact about chips"],
    ["8 about compact cars", "08:00 Europe/Berlin daily about compact cars"],
    ["8 about: chips in full", "08:00 Europe/Berlin daily about: chips in full"],
    ['8 intro "All about 9 chips" tokyo', '08:00 Asia/Tokyo daily intro "All about 9 chips"'],
    ['8 about chips intro "Hi"', '08:00 Europe/Berlin daily intro "Hi" about chips'],
    ['8 about: chips intro "Hi"', '08:00 Europe/Berlin daily about: chips intro "Hi"'],
    ["每天 早上八點 精簡 不附圖片 台北", "08:00 Asia/Taipei daily compact without pictures"],
    ["half past eight every weekday", "08:30 Europe/Berlin weekdays"],
    ["at nine and 5 o'clock in the afternoon", "09:00 17:00 Europe/Berlin daily"],
    ["quarter to 7 pm tokyo", "18:45 Asia/Tokyo daily"],
    ["每天 早上八點半 溫哥華", "08:30 America/Vancouver daily"],
    ["每週一到五 晚上九點", "21:00 Europe/Berlin weekdays"],
    ["週二、四 下午3點 悉尼", "15:00 Australia/Sydney tue,thu"],
    ["中午十二點一刻", "12:15 Europe/Berlin daily"],
    ["00:00 Etc/GMT+5", "00:00 Etc/GMT+5 daily"],
  ])("%s", (text, meaning) => {
    expect(understood(text)).toBe(meaning);
  });
});

describe("reports the part it cannot parse, as it was typed", () => {
  test.each([
    ["", "time", ""],
    ["monetary policy", "time", "monetary policy"],
    ["25:00 taipei", "time", "25:00"],
    ["8:60", "time", "8:60"],
    ["13pm", "time", "13pm"],
    ["0:30am", "time", "0:30am"],
    ["08:30 18:99 taipei", "time", "18:99"],
    ["08:30 Gotham City", "zone", "Gotham City"],
    ["08:30 CST", "zone", "CST"],
    ["08:30 taipei tokyo", "zone", "taipei tokyo"],
    ["08:30 +08:00", "zone", "+08:00"],
    ["08:30 mon,xyz", "days", "mon,xyz"],
    ["08:30 Funday", "days", "Funday"],
  ])("%s", (text, problem, part) => {
    expect(parseSchedule(text, "Europe/Berlin")).toEqual({ problem, text: part });
  });
});

test("reads back every schedule that it writes", () => {
  const number = (max: number) => fc.integer({ min: 0, max }).map((some) => String(some).padStart(2, "0"));
  const schedule = fc.record({
    times: fc
      .uniqueArray(
        fc.tuple(number(23), number(59)).map((parts) => parts.join(":")),
        { minLength: 1, maxLength: 4 },
      )
      .map((times) => times.sort()),
    zone: fc.constantFrom("UTC", ...Intl.supportedValuesOf("timeZone")),
    weekdays: fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }).map((days) => days.sort()),
  });
  fc.assert(
    fc.property(schedule, (some) => {
      const style = { length: "full" as const, pictures: false, intro: "About 8 at 9" };
      const wish = { schedule: some, most: 5, silent: true, style, about: "top 3 at 09:00 compact" };
      expect(parseSchedule(formatSchedule(wish), "Europe/Berlin")).toEqual(wish);
      expect(parseSchedule(formatSchedule({ schedule: some }), "Europe/Berlin")).toEqual({ schedule: some });
    }),
    { numRuns: 500 },
  );
});

test("accepts any text without throwing", () => {
  const scrap = fc.oneof(
    fc.constantFrom("8:30", "9", "pm", "taipei", "mon", ",", "-", "about", "週"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(scrap), fc.constantFrom("", " "), (scraps, between) => {
      const read = parseSchedule(scraps.join(between), "UTC");
      if ("problem" in read) expect(["time", "zone", "days"]).toContain(read.problem);
      else expect(parseSchedule(formatSchedule(read), "UTC")).toEqual(read);
    }),
  );
});

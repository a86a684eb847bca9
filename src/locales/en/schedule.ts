/** The words of one language for when and how a digest is posted. */
export type ScheduleWords = {
  /** The weekdays that a word in lower case names by itself, 1 Monday to 7 Sunday. */
  weekdays: (word: string) => number[] | undefined;
  groups: Record<string, number[]>;
  /** Matches words that seem to name days, known or not. */
  dayLike: RegExp;
  /** Between the first and the last day of a range. */
  range: string[];
  /** Before the subject, before the number of stories, and after it. */
  about: string[];
  top: string[];
  stories: string[];
  /** Keeps a digest without news from being posted. */
  silent: string[];
  /** Gives each digest a thread. */
  threads: string[];
  filler: string[];
  /** Words that begin a schedule after a subject, and cannot be part of it: "about chips at 8". */
  openings: string[];
  /** Times of day that are words. */
  clocks: Record<string, string>;
  /**
   * Other times in words, with groups `hour`, `minute` (taken off where there is a group `before`), `half` ("p")
   * and `part`.
   */
  spokenTimes: RegExp[];
  /** The numbers in those patterns. */
  numbers: Record<string, number>;
  /** The words for parts of the day. */
  dayParts: Record<string, "morning" | "noon" | "afternoon" | "night">;
  /** Places that are missing from the tz database, in lower case. */
  places: Record<string, string>;
};

const hours = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const hour = `(?<hour>${hours.join("|")}|\\d{1,2})`;
/** What may stand behind a time: "pm", "in the evening". */
export const timeTail =
  "(?: ?(?<half>[ap])\\.?m\\.?)?(?![\\w:])(?:,? (?:in the|at) (?<part>morning|afternoon|evening|night)(?!\\w))?";
const start = "(?<![\\p{L}\\d])";

const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export const everyDay = [1, 2, 3, 4, 5, 6, 7];
export const weekdays = [1, 2, 3, 4, 5];
export const weekend = [6, 7];

export const scheduleEn: ScheduleWords = {
  weekdays(word) {
    const position = names.findIndex((name) => word.length >= 3 && `${name}s`.startsWith(word));
    return position < 0 ? undefined : [position + 1];
  },
  groups: {
    daily: everyDay,
    everyday: everyDay,
    day: everyDay,
    weekdays,
    weekday: weekdays,
    workdays: weekdays,
    workday: weekdays,
    weekends: weekend,
    weekend,
  },
  dayLike: /days?$/,
  range: ["-", "–", "~", " to ", " through ", " thru ", " till ", " until "],
  about: ["about"],
  top: ["top"],
  stories: [],
  silent: ["silent", "quiet", "skip empty"],
  threads: ["threads", "thread", "in threads", "in a thread", "with threads", "with a thread"],
  filler: ["at", "on", "in", "every", "each", "and", "time", "&", "o'clock", "oclock"],
  openings: ["at", "every", "each"],
  clocks: { noon: "12:00", midday: "12:00", lunchtime: "12:00", midnight: "00:00" },
  spokenTimes: [
    new RegExp(`${start}(?<minute>half|quarter|twenty|ten|five) (?:past|after) ${hour}${timeTail}`, "giu"),
    new RegExp(`${start}(?<minute>quarter|twenty|ten|five) (?<before>to|before) ${hour}${timeTail}`, "giu"),
    new RegExp(`${start}(?<hour>${hours.join("|")}) (?<minute>thirty|fifteen|forty-five)${timeTail}`, "giu"),
    new RegExp(`${start}${hour} ?o['’]?clock${timeTail}`, "giu"),
    new RegExp(`(?<=${start}(?:at|by|around) )(?<hour>${hours.join("|")})${timeTail}`, "giu"),
    new RegExp(`${start}(?<hour>${hours.join("|")}) ?(?<half>[ap])\\.?m\\.?(?!\\w)`, "giu"),
    new RegExp(`(?<=${start}at )(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)${timeTail}`, "giu"),
  ],
  numbers: {
    ...Object.fromEntries(hours.map((name, i) => [name, i + 1])),
    half: 30,
    quarter: 15,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    "forty-five": 45,
  },
  dayParts: {
    morning: "morning",
    mornings: "morning",
    afternoon: "afternoon",
    afternoons: "afternoon",
    evening: "afternoon",
    evenings: "afternoon",
    night: "night",
    nights: "night",
    nightly: "night",
  },
  places: {
    nyc: "America/New_York",
    ny: "America/New_York",
    edinburgh: "Europe/London",
    manchester: "Europe/London",
    barcelona: "Europe/Madrid",
    munich: "Europe/Berlin",
    beijing: "Asia/Shanghai",
    shenzhen: "Asia/Shanghai",
    china: "Asia/Shanghai",
    taiwan: "Asia/Taipei",
    osaka: "Asia/Tokyo",
    korea: "Asia/Seoul",
    delhi: "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    mumbai: "Asia/Kolkata",
    bangalore: "Asia/Kolkata",
    india: "Asia/Kolkata",
    hanoi: "Asia/Ho_Chi_Minh",
    vietnam: "Asia/Ho_Chi_Minh",
    uk: "Europe/London",
    geneva: "Europe/Zurich",
    frankfurt: "Europe/Berlin",
    milan: "Europe/Rome",
    washington: "America/New_York",
    boston: "America/New_York",
    miami: "America/New_York",
    houston: "America/Chicago",
    dallas: "America/Chicago",
    seattle: "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    montreal: "America/Toronto",
    // People who say EST in summer mean their clocks, which show EDT.
    et: "America/New_York",
    est: "America/New_York",
    edt: "America/New_York",
    pt: "America/Los_Angeles",
    pst: "America/Los_Angeles",
    pdt: "America/Los_Angeles",
    bst: "Europe/London",
    jst: "Asia/Tokyo",
  },
};

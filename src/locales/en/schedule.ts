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
  filler: string[];
  /** Words that begin a schedule after a subject, and cannot be part of it: "about chips at 8". */
  openings: string[];
  /** Times of day that are words. */
  clocks: Record<string, string>;
  /** Places that are missing from the tz database, in lower case. */
  places: Record<string, string>;
};

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
    weekends: weekend,
    weekend,
  },
  dayLike: /days?$/,
  range: ["-", "–", "~"],
  about: ["about"],
  top: ["top"],
  stories: [],
  silent: ["silent", "quiet", "skip empty"],
  filler: ["at", "on", "in", "every", "each", "and", "time", "&", "o'clock", "oclock"],
  openings: ["at", "every", "each"],
  clocks: { noon: "12:00", midnight: "00:00" },
  places: {
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
    munich: "Europe/Berlin",
    barcelona: "Europe/Madrid",
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

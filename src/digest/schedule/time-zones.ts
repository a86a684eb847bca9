import { isTimeZone } from "../../locales/date-format.ts";

/** Where the tz database files its cities. */
const regions = [
  "Asia",
  "Europe",
  "America",
  "Australia",
  "Pacific",
  "Africa",
  "Atlantic",
  "Indian",
  "America/Argentina",
  "America/Indiana",
];

/** Places that the tz database names otherwise. */
const placeNames: Record<string, string> = {
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
  // In winter's name too, people mean what their clocks show in summer.
  et: "America/New_York",
  est: "America/New_York",
  edt: "America/New_York",
  pt: "America/Los_Angeles",
  pst: "America/Los_Angeles",
  pdt: "America/Los_Angeles",
  bst: "Europe/London",
  jst: "Asia/Tokyo",
  台北: "Asia/Taipei",
  臺北: "Asia/Taipei",
  台灣: "Asia/Taipei",
  臺灣: "Asia/Taipei",
  香港: "Asia/Hong_Kong",
  上海: "Asia/Shanghai",
  北京: "Asia/Shanghai",
  東京: "Asia/Tokyo",
  东京: "Asia/Tokyo",
  新加坡: "Asia/Singapore",
  倫敦: "Europe/London",
  伦敦: "Europe/London",
  紐約: "America/New_York",
  纽约: "America/New_York",
};

/** The IANA name of a zone as people write it: "asia/taipei", "new york", "UTC", "東京". Undefined for none. */
export function zoneNamed(text: string): string | undefined {
  const place = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
  if (Object.hasOwn(placeNames, place)) return placeNames[place];
  const name = place.replaceAll(" ", "_");
  return ianaName(name) ?? regions.map((region) => ianaName(`${region}/${name}`)).find(Boolean);
}

/** Offsets such as +08:00 are left out: they know no summer time, and people would not notice. */
const ianaName = (name: string): string | undefined =>
  /^[a-z]/i.test(name) && isTimeZone(name)
    ? Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
    : undefined;

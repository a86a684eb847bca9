import { isTimeZone } from "../../locales/date-format.ts";
import { scheduleWords } from "../../locales/understood.ts";
import { misspeltName } from "../../search/text/closest-name.ts";
import { fold } from "../../search/text/fold.ts";

/** The folders of the tz database's cities. */
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

const placeNames = new Map(
  scheduleWords.flatMap(({ places }) => Object.entries(places)).map(([name, zone]) => [fold(name), zone]),
);

/** The IANA name of a zone as people write it: "asia/taipei", "new york", "UTC", "東京"; undefined for other texts. */
export function zoneNamed(text: string): string | undefined {
  const place = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
  const known = placeNames.get(fold(place));
  if (known) return known;
  const name = place.replaceAll(" ", "_");
  // Some cities have an old name of their own, such as Singapore.
  return regions.map((region) => ianaName(`${region}/${name}`)).find(Boolean) ?? ianaName(name);
}

/** Offsets such as +08:00 are refused: they have no summer time, and people would not notice. */
const ianaName = (name: string): string | undefined =>
  /^[a-z]/i.test(name) && isTimeZone(name)
    ? Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
    : undefined;

/** The zone whose city is a typing mistake away from a text that names none. */
export function closestZone(text: string): string | undefined {
  const zones = Intl.supportedValuesOf("timeZone");
  const cities = zones.map((zone) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " "));
  const places = [...cities, ...placeNames.keys()];
  const city = misspeltName(text.replace(/^.*\//, "").replaceAll("_", " "), places);
  return city && zoneNamed(city);
}

/** The zone that a text names, or else the closest. */
export const zoneMeant = (text: string): string | undefined => zoneNamed(text) ?? closestZone(text);

/** The zones that are told by a name in words, such as "Pacific Daylight Time". */
const placesByName = new Map(
  Object.entries({
    eastern: "America/New_York",
    central: "America/Chicago",
    mountain: "America/Denver",
    pacific: "America/Los_Angeles",
    alaska: "America/Anchorage",
    hawaii: "Pacific/Honolulu",
    atlantic: "America/Halifax",
    newfoundland: "America/St_Johns",
    brasilia: "America/Sao_Paulo",
    argentina: "America/Argentina/Buenos_Aires",
    "greenwich mean": "UTC",
    "coordinated universal": "UTC",
    british: "Europe/London",
    irish: "Europe/Dublin",
    "western european": "Europe/Lisbon",
    "central european": "Europe/Berlin",
    "central europe": "Europe/Berlin",
    "eastern european": "Europe/Athens",
    moscow: "Europe/Moscow",
    turkey: "Europe/Istanbul",
    israel: "Asia/Jerusalem",
    arabian: "Asia/Riyadh",
    gulf: "Asia/Dubai",
    iran: "Asia/Tehran",
    pakistan: "Asia/Karachi",
    india: "Asia/Kolkata",
    nepal: "Asia/Kathmandu",
    bangladesh: "Asia/Dhaka",
    indochina: "Asia/Bangkok",
    "western indonesia": "Asia/Jakarta",
    singapore: "Asia/Singapore",
    malaysia: "Asia/Kuala_Lumpur",
    philippine: "Asia/Manila",
    "hong kong": "Asia/Hong_Kong",
    china: "Asia/Shanghai",
    taipei: "Asia/Taipei",
    japan: "Asia/Tokyo",
    tokyo: "Asia/Tokyo",
    korea: "Asia/Seoul",
    korean: "Asia/Seoul",
    "australian western": "Australia/Perth",
    "australian central": "Australia/Adelaide",
    "australian eastern": "Australia/Sydney",
    "new zealand": "Pacific/Auckland",
    "west africa": "Africa/Lagos",
    "central africa": "Africa/Maputo",
    "east africa": "Africa/Nairobi",
    "south africa": "Africa/Johannesburg",
  }),
);

const inWords = /^([a-z]+(?: [a-z]+)??)(?: (?:standard|daylight|summer))? time\b/i;
/** Europe/Berlin, America/Argentina/Ushuaia. */
const place = /^[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_-]+){1,2}/;

/** "ET": the time of the place, in summer as in winter. */
const american = /^(?:([ECMP])T\b|([ecmp])t$)/;
const americans: Record<string, string> = {
  E: "America/New_York",
  C: "America/Chicago",
  M: "America/Denver",
  P: "America/Los_Angeles",
};

/** The IANA zone that a text begins with, by its own name or in words; undefined if it names none. */
export function zoneNamed(text: string): string | undefined {
  const named = inWords.exec(text)?.[1]?.toLowerCase();
  const [, capital, small = ""] = american.exec(text) ?? [];
  const found =
    americans[capital ?? small.toUpperCase()] ??
    ((named && placesByName.get(named)) || place.exec(text)?.[0]);
  return found && isZone(found) ? found : undefined;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false; // RangeError: no such zone
  }
}

/** The zones that feeds and pages name, by minutes east of Greenwich. A name with two meanings has the commoner. */
const zones: [minutes: number, names: string][] = [
  [-600, "HST"],
  [-540, "AKST"],
  [-480, "PST PT AKDT"],
  [-420, "MST MT PDT"],
  [-360, "CST CT MDT"],
  [-300, "EST ET CDT"],
  [-240, "AST AT EDT"],
  [-210, "NST"],
  [-180, "ADT BRT ART"],
  [-150, "NDT"],
  [0, "UT UTC GMT Z WET"],
  [60, "BST WEST CET MET MEZ WAT"],
  [120, "CEST MEST MESZ EET SAST CAT"],
  [180, "EEST MSK EAT"],
  [240, "MSD GST"],
  [300, "PKT"],
  [330, "IST"],
  [420, "ICT WIB"],
  [480, "HKT SGT MYT AWST"],
  [540, "JST KST"],
  [570, "ACST"],
  [600, "AEST"],
  [660, "AEDT"],
  [720, "NZST"],
  [780, "NZDT"],
];
const byName = new Map(zones.flatMap(([minutes, names]) => names.split(" ").map((name) => [name, minutes])));

const offset = /^(?:GMT|UTC|UT|Z)? ?([+-])(\d{1,2})(?::?(\d{2}))?\b/i;
/** In the middle of a text small letters are words: "met", "et", "at". */
const zoneName = /^(?:[A-Z]{1,5}\b|[a-z]{1,5}$)/;

/** The zone that a text begins with, in minutes east of Greenwich; undefined if it names none that is known. */
export function zoneOf(text: string): number | undefined {
  const [, sign, hours = "0", minutes = "0"] = offset.exec(text) ?? [];
  if (sign) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return byName.get(zoneName.exec(text)?.[0].toUpperCase() ?? "");
}

/** The zones that feeds and pages name, by minutes east of Greenwich. A name with two meanings has the commoner. */
const zones: [minutes: number, names: string][] = [
  [-660, "SST"],
  [-600, "HST"],
  [-540, "AKST HDT"],
  [-480, "PST AKDT"],
  [-420, "MST PDT"],
  [-360, "CST MDT"],
  [-300, "EST CDT COT PET ECT"],
  [-240, "AST AT EDT BOT VET CLT PYT"],
  [-210, "NST"],
  [-180, "ADT BRT ART UYT CLST"],
  [-150, "NDT"],
  [-120, "BRST"],
  [-60, "CVT AZOT"],
  [0, "UT UTC GMT Z WET"],
  [60, "BST WEST CET MET MEZ WAT"],
  [120, "CEST MEST MESZ EET SAST CAT"],
  [180, "EEST MSK EAT TRT"],
  [210, "IRST"],
  [240, "MSD GST SAMT AMT GET AZT"],
  [270, "AFT"],
  [300, "PKT YEKT UZT"],
  [330, "IST"],
  [345, "NPT"],
  [360, "BDT OMST"],
  [390, "MMT"],
  [420, "ICT WIB KRAT NOVT"],
  [480, "HKT SGT MYT AWST PHT WITA IRKT"],
  [540, "JST KST WIT YAKT"],
  [570, "ACST"],
  [600, "AEST VLAT CHST"],
  [630, "ACDT"],
  [660, "AEDT MAGT"],
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

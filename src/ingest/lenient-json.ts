import { jsonrepair } from "jsonrepair";

/** Characters that JSON may hold only in another guise; programs that write it by hand forget that. */
const control = /[^\P{Cc}\t\n\r]/gu;

/**
 * The value of JSON that is not quite valid: comments, commas too many or too few, control
 * characters, an end that is missing. Undefined where it begins like no object and no list, or makes no sense.
 */
export function parseLenient(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return repaired(text);
  }
}

function repaired(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(text.replace(control, " ")));
  } catch {
    return undefined; // beyond repair: the caller says so in its own words
  }
}

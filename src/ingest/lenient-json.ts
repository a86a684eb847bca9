import { jsonrepair } from "jsonrepair";

/** Characters that must be escaped in JSON, which programs without a JSON library forget. */
const control = /[^\P{Cc}\t\n\r]/gu;

/**
 * The value of JSON that may be invalid: comments, extra or missing commas, control characters, cut
 * off at the end. Undefined if it does not begin like an object or array, or is beyond repair.
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
    return undefined; // beyond repair: the caller reports it
  }
}

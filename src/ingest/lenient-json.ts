import { jsonrepair } from "jsonrepair";
import { UnreadableError } from "./draft.ts";

/** Characters that must be escaped in JSON, which programs without a JSON library forget. */
const control = /\p{Cc}/gu;

/** For each mistake the repair copies all that it has: this long a text, full of mistakes, takes half a second. */
const maxRepairedChars = 100_000;

/**
 * The value of JSON that may be invalid: control characters and, in up to 100,000 characters, comments,
 * extra or missing commas, cut off at the end. Undefined if it does not begin like an object or array, or
 * is beyond repair.
 * @throws UnreadableError if it is too long to be repaired
 */
export function parseLenient(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const value = parsed(text) ?? parsed(text.replace(control, " "));
  if (value !== undefined) return value;
  if (text.length > maxRepairedChars)
    throw new UnreadableError("json_too_long_to_repair", { characters: maxRepairedChars });
  return repaired(text);
}

/** Undefined if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it may be JSON with mistakes
  }
}

/** Line breaks end comments. */
const controlInLines = /[^\P{Cc}\t\n\r]/gu;

function repaired(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(text.replace(controlInLines, " ")));
  } catch {
    return undefined; // beyond repair: the caller reports it
  }
}

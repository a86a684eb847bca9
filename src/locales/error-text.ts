import type { ErrorDetails } from "./en/errors.ts";
import { en, type Sentences } from "./en/sentences.ts";

/**
 * A stored or logged reason in a language: `code`, `code: detail` or `code: {"its": "data"}`. Anything
 * else, as in older rows, is a sentence already and returned as it is.
 */
export function errorText(reason: string, sentences: Pick<Sentences, "errors"> = en): string {
  const [, code = "", detail] = /^([a-z0-9_]+)(?:: (.*))?$/s.exec(reason) ?? [];
  if (!isCode(code)) return reason;
  const details = detailsOf(detail);
  // The reason of an error may be another code.
  if (details.reason !== undefined) details.reason = errorText(String(details.reason), sentences);
  return sentences.errors[code](details);
}

const isCode = (code: string): code is keyof Sentences["errors"] => Object.hasOwn(en.errors, code);

function detailsOf(detail = ""): ErrorDetails {
  if (!detail.startsWith("{")) return detail ? { detail } : {};
  try {
    return JSON.parse(detail);
  } catch {
    return { detail };
  }
}

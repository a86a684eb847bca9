import type { ErrorDetails } from "./en/errors.ts";
import { en, type Sentences } from "./en/sentences.ts";

/**
 * A stored or logged reason in a language: `code`, `code: detail` or `code: {"its": "data"}`. Anything
 * else, as in older rows, is a sentence already and returned as it is.
 */
export function errorText(reason: string, sentences: Pick<Sentences, "errors"> = en): string {
  const code = errorCode(reason);
  if (code === undefined) return reason;
  const detail = reason.slice(code.length + 2);
  const details = detailsOf(detail);
  // The reason of an error may be another code.
  if (details.reason !== undefined) details.reason = errorText(String(details.reason), sentences);
  return sentences.errors[code](details);
}

/** The code of a reason; undefined if it has none. */
export function errorCode(reason: string): keyof Sentences["errors"] | undefined {
  const [, code = ""] = /^([a-z0-9_]+)(?:: |$)/.exec(reason) ?? [];
  return isCode(code) ? code : undefined;
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

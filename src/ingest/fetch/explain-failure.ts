import { FetchError, type FetchErrorCode } from "./fetch-error.ts";

const meanings: Record<string, FetchErrorCode> = {
  ENOTFOUND: "host_unknown",
  EAI_AGAIN: "host_lookup_failed",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_broken",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  UND_ERR_SOCKET: "connection_broken",
  UND_ERR_CONNECT_TIMEOUT: "connect_timeout",
  UND_ERR_HEADERS_TIMEOUT: "answer_timeout",
  UND_ERR_BODY_TIMEOUT: "body_timeout",
  UND_ERR_HEADERS_OVERFLOW: "headers_too_long",
};

/** Any failure of a fetch as a FetchError; `timeoutMs` is the time it had. */
export function explainFailure(cause: unknown, timeoutMs: number): FetchError {
  const known = causes(cause).find((each) => each instanceof FetchError);
  if (known) return known;
  if (cause instanceof DOMException && cause.name === "TimeoutError")
    return new FetchError("too_slow", { seconds: timeoutMs / 1000 }, { cause });
  const codes = causes(cause).flatMap((each) => ("code" in each ? String(each.code) : []));
  const meaning = codes.map((each) => meanings[each]).find(Boolean);
  if (meaning) return new FetchError(meaning, {}, { cause });
  return new FetchError("unreachable", { cause: codes[0] ?? String(cause) }, { cause });
}

/** An error with its causes; several attempts to connect are one aggregate error. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [error, ...inner.flatMap(causes)];
}

import { FetchError, type FetchFailure } from "./fetch-error.ts";

type Meaning = [FetchFailure, string];

/** What the network's error codes mean, for a person. */
const meanings: Record<string, Meaning> = {
  ENOTFOUND: ["unknown", "names a host that does not exist"],
  EAI_AGAIN: ["unknown", "names a host that cannot be looked up now"],
  ECONNREFUSED: ["unreachable", "refuses connections"],
  ECONNRESET: ["unreachable", "broke the connection off"],
  EHOSTUNREACH: ["unreachable", "cannot be reached"],
  ENETUNREACH: ["unreachable", "cannot be reached"],
  UND_ERR_SOCKET: ["unreachable", "broke the connection off"],
  UND_ERR_CONNECT_TIMEOUT: ["timeout", "does not take up the connection"],
  UND_ERR_HEADERS_TIMEOUT: ["timeout", "does not answer"],
  UND_ERR_BODY_TIMEOUT: ["timeout", "stops in the middle of its answer"],
  UND_ERR_HEADERS_OVERFLOW: ["size", "sends headers that are too long"],
};

/** A fetch's failure in words. `ms` is the time it had. */
export function explainFailure(cause: unknown, ms: number): FetchError {
  const known = causes(cause).find((each) => each instanceof FetchError);
  if (known) return known;
  if (cause instanceof DOMException && cause.name === "TimeoutError")
    return new FetchError("timeout", `takes longer than ${ms / 1000} seconds`, { cause });
  const codes = causes(cause).flatMap((each) => ("code" in each ? String(each.code) : []));
  const code = codes.find((each) => Object.hasOwn(meanings, each));
  const [reason, words] = meanings[code ?? ""] ?? [
    "unreachable",
    `cannot be reached (${codes[0] ?? String(cause)})`,
  ];
  return new FetchError(reason, words, { cause });
}

/** An error with those it came from; several attempts to connect come as one error of many. */
function causes(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [error, ...inner.flatMap(causes)];
}

import { CodedError } from "../../article/coded-error.ts";

/**
 * Why a fetch failed, as a label for metrics. address: not an http(s) address; refused: it leads to a private
 * network; unknown: no such host; unreachable: no connection, or it broke; timeout: too slow;
 * redirects: too many, or in a circle; size: larger than the limit; encoding: it cannot be decompressed.
 */
export type FetchFailure =
  | "address"
  | "refused"
  | "unknown"
  | "unreachable"
  | "timeout"
  | "redirects"
  | "size"
  | "encoding";

/** The codes of failures, with the kind of each. */
const kinds = {
  not_http: "address",
  redirected_astray: "address",
  private_network: "refused",
  host_unknown: "unknown",
  host_lookup_failed: "unknown",
  connection_refused: "unreachable",
  connection_broken: "unreachable",
  unreachable: "unreachable",
  connect_timeout: "timeout",
  answer_timeout: "timeout",
  body_timeout: "timeout",
  too_slow: "timeout",
  redirect_loop: "redirects",
  headers_too_long: "size",
  too_large: "size",
  expands_too_large: "size",
  compression_unknown: "encoding",
  compression_damaged: "encoding",
} satisfies Record<string, FetchFailure>;

export type FetchErrorCode = keyof typeof kinds;

/** A failed fetch. */
export class FetchError extends CodedError<FetchErrorCode> {
  override readonly name = "FetchError";

  get kind(): FetchFailure {
    return kinds[this.code];
  }
}

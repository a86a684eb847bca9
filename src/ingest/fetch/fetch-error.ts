import { CodedError } from "../../article/coded-error.ts";

/** The codes of failures, and the label of each in metrics. */
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
  host_rests: "resting",
  redirect_loop: "redirects",
  headers_too_long: "size",
  too_large: "size",
  expands_too_large: "size",
  too_many_encodings: "encoding",
  compression_unknown: "encoding",
  compression_damaged: "encoding",
} as const;

export type FetchErrorCode = keyof typeof kinds;

/** Why a fetch failed, as a label for metrics. */
export type FetchFailure = (typeof kinds)[FetchErrorCode];

/** A failed fetch. */
export class FetchError extends CodedError<FetchErrorCode> {
  override readonly name = "FetchError";

  get kind(): FetchFailure {
    return kinds[this.code];
  }
}

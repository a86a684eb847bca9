/**
 * Why nothing could be fetched. address: not an http(s) address; refused: it leads to a private
 * network; unknown: no such host; unreachable: no connection, or it broke; timeout: too slow;
 * redirects: too many, or in a circle; size: larger than the limit; encoding: it cannot be unpacked.
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

/** A fetch that gave nothing. The message is the rest of a sentence that begins with the address. */
export class FetchError extends Error {
  override readonly name = "FetchError";
  readonly reason: FetchFailure;

  constructor(reason: FetchFailure, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

import type { Refusal } from "./refusal.ts";

/**
 * Why a platform did not do what it was asked:
 * auth: the token is refused; gone: no such channel; forbidden: a permission is missing;
 * rate_limited: later; rejected: it will never take this request; unavailable: it did not answer,
 * so the request may have been carried out.
 */
export type AdapterErrorCode = "auth" | "gone" | "forbidden" | "rate_limited" | "rejected" | "unavailable";

/** A platform's refusal. The message is one line for people: what happened, to what, what to do. */
export class AdapterError extends Error {
  override readonly name = "AdapterError";
  readonly code: AdapterErrorCode;
  readonly retryAfterMs?: number;
  /** For whoever set up what was to be posted, in their language. */
  readonly refusal?: Refusal;

  constructor(
    code: AdapterErrorCode,
    message: string,
    options?: { cause?: unknown; retryAfterMs?: number; refusal?: Refusal },
  ) {
    super(message, { cause: options?.cause });
    this.code = code;
    this.retryAfterMs = options?.retryAfterMs;
    this.refusal = options?.refusal;
  }
}

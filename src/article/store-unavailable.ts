/**
 * The store does not answer for now; what was asked of it may or may not have been done. The message
 * is one line for a person: what does not answer, and what to do.
 */
export class StoreUnavailableError extends Error {
  override readonly name = "StoreAwayError";
}

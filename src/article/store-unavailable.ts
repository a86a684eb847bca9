import { CodedError } from "./coded-error.ts";

/** The store does not answer for now; what was asked of it may or may not have been done. */
export class StoreUnavailableError extends CodedError<"database_silent"> {
  override readonly name = "StoreUnavailableError";
}

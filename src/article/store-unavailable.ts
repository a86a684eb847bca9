import { CodedError } from "./coded-error.ts";

/** The store does not answer for now; the request may or may not have been carried out. */
export class StoreUnavailableError extends CodedError<"database_silent"> {
  override readonly name = "StoreUnavailableError";
}

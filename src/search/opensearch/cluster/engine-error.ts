import { CodedError } from "../../../article/coded-error.ts";

/**
 * Why the cluster did not do what it was asked for:
 * - `search_silent`: it does not answer, or has no node that leads it
 * - `search_untrusted`: its certificate is signed by nobody who is trusted
 * - `search_refused`: user, password or permissions do not do
 * - `search_full`, `search_read_only`: it answers questions, but takes nothing in
 * - `search_busy`: it has too much to do
 * - `search_missing`: the index is not there
 * - `search_foreign`: the indices are of another database
 * - `search_unsuitable`: it is not an OpenSearch that Newsdesk can use
 * - `search_unreadable`: it did not understand this request, which will not help to repeat
 */
export type EngineErrorCode =
  | "search_silent"
  | "search_untrusted"
  | "search_refused"
  | "search_full"
  | "search_read_only"
  | "search_busy"
  | "search_missing"
  | "search_foreign"
  | "search_unsuitable"
  | "search_unreadable";

/**
 * The search cluster did not do what it was asked for. Its cause is never the client's own error, which has the password
 * in it.
 */
export class SearchEngineError extends CodedError<EngineErrorCode> {
  override readonly name = "SearchEngineError";
}

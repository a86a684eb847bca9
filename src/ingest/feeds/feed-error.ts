import { CodedError } from "../../article/coded-error.ts";

/** Why a feed cannot be added, or is not there; `feed_unreadable` names it and why a check of it failed. */
export type FeedErrorCode =
  | "not_an_address"
  | "feed_known"
  | "feed_known_with_pages"
  | "feed_known_without_pages"
  | "feed_unknown"
  | "feed_unreadable"
  | "door_line"
  | "door_locked";

export class FeedError extends CodedError<FeedErrorCode> {
  override readonly name = "FeedError";
}

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
  | "door_locked"
  | "rule_empty"
  | "rule_too_long"
  | "rule_known"
  | "rule_unknown"
  | "rule_unread"
  | "rule_says_nothing"
  | "too_many_rules"
  | "selector_broken"
  | "selector_long"
  | "selector_unsupported"
  | "selector_finds_nothing"
  | "not_a_page"
  | "no_page_to_try"
  | "page_forbidden"
  | "page_unreadable";

export class FeedError extends CodedError<FeedErrorCode> {
  override readonly name = "FeedError";
}

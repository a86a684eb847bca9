import type { ErrorDetails } from "../locales/en/errors.ts";

/** Why a platform takes no post in a channel; each has a sentence, with the cure, in src/locales/*\/errors.ts. */
export type RefusalCode =
  | "bot_removed"
  | "channel_archived"
  | "channel_deleted"
  | "channel_unseen"
  | "forum_without_post"
  | "lacks_permission"
  | "lacks_scope"
  | "message_blocked"
  | "message_refused"
  | "messages_closed"
  | "no_text_channel"
  | "not_in_channel"
  | "only_in_threads"
  | "posting_restricted"
  | "refused"
  | "tag_required"
  | "thread_archived"
  | "thread_locked"
  | "timed_out"
  | "too_many_threads";

/**
 * `details` fill the sentence: `permissions` and the `role` that they are granted to; `until`; or the `platform`
 * and what it calls the reason (`name`).
 */
export type Refusal = { code: RefusalCode; details?: ErrorDetails };

/** What a platform calls a reason may be a whole page, if something else answers in its place. */
const maxNameLength = 100;

/** A refusal for a reason that only the platform's own words tell. */
export const refusalNamed = (
  code: "refused" | "message_refused",
  platform: string,
  name: string,
): Refusal => ({
  code,
  details: { platform, name: name.replace(/\s+/g, " ").trim().slice(0, maxNameLength).toWellFormed() },
});

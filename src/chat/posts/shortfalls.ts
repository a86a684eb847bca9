/**
 * Why a post goes out without the ping of its style: the role is gone, may be pinged by nobody like Newsdesk any
 * more, or all people are not to be pinged.
 */
export type PingShortfall = "role_gone" | "role_closed" | "everyone_off";

/** Why a post is not published yet, or never will be. */
export type PublishShortfall = "publish_limit" | "publish_refused";

/**
 * Why a post has the bot's own name in place of its sender's: the bot lacks a permission, the platform takes no such
 * name or picture, or takes no sender there at all.
 */
export type SenderShortfall = "sender_forbidden" | "sender_name" | "sender_refused";

/** What posts have to go without, as far as is known since the last one. */
export type Shortfalls = { ping?: PingShortfall; publish?: PublishShortfall; sender?: SenderShortfall };

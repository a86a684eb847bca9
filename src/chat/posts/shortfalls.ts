/**
 * Why a post goes out without the ping of its style: the role is gone, may be pinged by nobody like Newsdesk any
 * more, or all people are not to be pinged.
 */
export type PingShortfall = "role_gone" | "role_closed" | "everyone_off";

/** Why a post is not published yet, or never will be. */
export type PublishShortfall = "publish_limit" | "publish_refused";

/** What posts have to go without, as far as is known since the last one. */
export type Shortfalls = { ping?: PingShortfall; publish?: PublishShortfall };

import type { ChannelRef, Message, UserRef } from "../chat/message.ts";

/** What the bot remembers between messages, for a day. */
export interface ConversationMemory {
  /** True the first time, false when the platform delivers the message again. */
  firstTime(message: Pick<Message, "id" | "channel">, now: number): Promise<boolean>;
  /** True if it did not happen within this time before; of several at once, for one. */
  firstWithin(what: Pick<Message, "id" | "channel">, withinMs: number, now: number): Promise<boolean>;
  /** The article ids of the list this user was last shown here, for `read 2`. */
  rememberList(channel: ChannelRef, user: UserRef, ids: string[], now: number): Promise<void>;
  /** Deletes all that is remembered about a user; in every workspace or server, if the user has no tenant. */
  forget(user: UserRef): Promise<void>;
  lastList(channel: ChannelRef, user: UserRef, now: number): Promise<string[]>;
}

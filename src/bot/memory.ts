import type { ChannelRef, Message, UserRef } from "../chat/message.ts";

/** A list of stories as it was shown: the article ids of all its pages up to the last one shown. */
export type ShownList = {
  ids: string[];
  /** The command that shows it again. */
  command?: string;
  /** The commands of the pages after and before the one shown last, if there are. */
  next?: string;
  previous?: string;
};

/** What the bot remembers between messages, for a day. */
export interface ConversationMemory {
  /** True the first time, false when the platform delivers the message again. */
  firstTime(message: Pick<Message, "id" | "channel">, now: number): Promise<boolean>;
  /** True if it did not happen within this time before; of several at once, for one. */
  firstWithin(what: Pick<Message, "id" | "channel">, withinMs: number, now: number): Promise<boolean>;
  /** Remembers the list that this user was shown here, for `read 2`. @param seenBy whether others saw it too */
  rememberList(
    channel: ChannelRef,
    user: UserRef,
    list: ShownList,
    now: number,
    seenBy?: "everybody",
  ): Promise<void>;
  /** Deletes all that is remembered about a user; in every workspace or server, if the user has no tenant. */
  forget(user: UserRef): Promise<void>;
  /**
   * The list that a user means here. In a thread: the last one that everybody, or only this user, was
   * shown in it; without one, as outside: this user's last one in the channel, else the last one that
   * everybody was shown there.
   */
  lastList(channel: ChannelRef, user: UserRef, now: number): Promise<ShownList | undefined>;
}

import type { ChannelRef, UserRef } from "../chat/message.ts";
import type { Locale } from "../locales/locale.ts";

/** The language and the time zone (IANA name) that somebody chose; what is missing was left to the bot. */
export type Preference = { locale?: Locale; zone?: string };

/** What readers and channels chose with `settings`. A thread has its channel's. */
export interface Preferences {
  of(reader: UserRef, channel: ChannelRef): Promise<{ reader: Preference; channel: Preference }>;
  /** Each channel that chose something, in any order. */
  channels(): Promise<{ channel: ChannelRef; preference: Preference }[]>;
  /** In the place of what was chosen before; nothing is kept of a choice with nothing in it. */
  choose(whose: UserRef | ChannelRef, preference: Preference): Promise<void>;
}

import type { ChannelRef, UserRef } from "../chat/message.ts";
import type { Locale } from "../locales/locale.ts";

/** The language and the time zone (IANA name) of a reader or channel; the bot decides what is missing. */
export type Preference = { locale?: Locale; zone?: string };

/** What readers and channels chose with `settings`. A thread has its channel's. */
export interface Preferences {
  of(reader: UserRef, channel: ChannelRef): Promise<{ reader: Preference; channel: Preference }>;
  /** Those of all channels, in any order. */
  channels(): Promise<{ channel: ChannelRef; preference: Preference }[]>;
  /** Replaces what was chosen before; an empty preference deletes it. */
  choose(whose: UserRef | ChannelRef, preference: Preference): Promise<void>;
}

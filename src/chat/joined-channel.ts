import type { ChannelRef, UserRef } from "./message.ts";

/** A channel that the bot is in and can post to. */
export type JoinedChannel = {
  channel: ChannelRef;
  /** Without "#". */
  name: string;
  /** Who made it or the server that it is in, and is told if nothing can be posted there; unknown if unset. */
  owner?: UserRef;
};

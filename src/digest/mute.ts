import type { ChannelRef } from "../chat/message.ts";
import type { Subscription } from "./subscription.ts";

/** A query whose stories a channel's digests and alerts leave out. */
export type Mute = Subscription & { query: string };

export type NewMute = Omit<Mute, "id" | "number">;

export type MuteStore = {
  /** Of every channel, in any order. */
  all(): Promise<Mute[]>;
  /** Numbers it within its channel; a number is never given again. */
  add(mute: NewMute): Promise<Mute>;
  inChannel(channel: ChannelRef): Promise<Mute[]>;
  remove(id: string): Promise<void>;
};

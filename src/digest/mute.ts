import type { ChannelRef, UserRef } from "../chat/message.ts";

/** A query whose stories a channel's digests and alerts leave out. */
export type Mute = {
  id: string;
  channel: ChannelRef;
  number: number;
  query: string;
  createdBy: UserRef;
  createdAt: number;
};

export type MuteStore = {
  /** Of every channel, in any order. */
  all(): Promise<Mute[]>;
  /** Numbers it within its channel; a number is never given again. */
  add(mute: Omit<Mute, "id" | "number">): Promise<Mute>;
  inChannel(channel: ChannelRef): Promise<Mute[]>;
  remove(id: string): Promise<void>;
};

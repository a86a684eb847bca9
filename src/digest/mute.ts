import type { Subscription, SubscriptionStore } from "./subscription.ts";

/** A query whose stories a channel's digests and alerts leave out. */
export type Mute = Subscription & { query: string };

export type NewMute = Omit<Mute, "id" | "number">;

export type MuteStore = SubscriptionStore<Mute, NewMute>;

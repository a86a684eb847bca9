import type { ChannelRef } from "../message.ts";
import type { RefusalCode } from "../refusal.ts";
import type { TenantRef } from "../tenants.ts";

/** What a platform tells of its channels: all that is kept about one of them goes along. */
export interface ChannelChanges {
  /** A channel is known under another id from now on. */
  moved(from: ChannelRef, to: string): Promise<void>;
  /** @param name what people call it from now on, such as "#general" */
  renamed(channel: ChannelRef, name: string): Promise<void>;
  /**
   * These reasons to refuse posts hold no longer, in a channel or in all of a tenant: what they had paused goes
   * on, and is paused again if it is refused again.
   */
  opened(where: TenantRef & { channel?: string }, reasons: RefusalCode[]): Promise<void>;
}

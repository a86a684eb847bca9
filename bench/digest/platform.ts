import { setTimeout as sleep } from "node:timers/promises";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { ChannelRef, MessageRef } from "../../src/chat/message.ts";

/** How long a platform takes for an answer, in milliseconds. */
const latencyMs = 80;

/**
 * A platform that takes so many posts a second and lets the others wait, as the clients' queues do.
 * `posted` counts them by tenant.
 */
export function createLimitedPlatform(
  name: string,
  perSecond: number,
): Adapter & { posted: Map<string, number> } {
  const posted = new Map<string, number>();
  let nextAt = 0;
  return {
    name,
    posted,
    start: async () => {},
    stop: async () => {},
    edit: async () => {},
    direct: async () => {},
    checkPost: async () => {},
    findDelivery: async () => ({ state: "absent" }),
    async send(channel: ChannelRef, _, key): Promise<MessageRef> {
      const at = Math.max(performance.now(), nextAt);
      nextAt = at + 1_000 / perSecond;
      await sleep(at - performance.now() + latencyMs);
      posted.set(channel.tenant, (posted.get(channel.tenant) ?? 0) + 1);
      return { channel, message: key };
    },
  };
}

import type { Adapter } from "../../../chat/adapter.ts";
import type { ChannelRef } from "../../../chat/message.ts";
import { type Reply, styleOf } from "../../../chat/reply.ts";
import type { ComposedDelivery, DeliveryContent } from "../delivery-deps.ts";

type PingingPlatform = Pick<Adapter, "pingObstacle">;

/** What is posted, without a ping that would not work now. Throws AdapterError. */
export async function withCheckedPing(
  composed: ComposedDelivery,
  adapter: PingingPlatform,
  channel: ChannelRef,
): Promise<ComposedDelivery> {
  if ("nothing" in composed) return composed;
  const { reply, ping } = await checkPing(composed.reply, adapter, channel);
  return { ...composed, reply, ...(ping && { ping }) };
}

/** The same of a reply, which says whether it was to ping a role. */
export async function checkPing(
  reply: Reply,
  adapter: PingingPlatform,
  channel: ChannelRef,
): Promise<Pick<DeliveryContent, "reply" | "ping">> {
  const { ping } = styleOf(reply);
  if (reply.kind !== "digest" || !ping || ping === "nobody") return { reply };
  const because = await adapter.pingObstacle?.(channel, ping.id);
  const cannot = because !== undefined || !adapter.pingObstacle;
  return {
    reply: cannot ? { ...reply, style: { ...reply.style, ping: undefined } } : reply,
    ping: { because, role: ping.name },
  };
}

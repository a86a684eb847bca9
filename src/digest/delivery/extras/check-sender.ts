import type { Adapter } from "../../../chat/adapter.ts";
import type { ChannelRef } from "../../../chat/message.ts";
import { styleOf } from "../../../chat/reply.ts";
import type { ComposedDelivery } from "../delivery-deps.ts";

/** What is posted, without a sender whose name it cannot have now: then it has the bot's own. Throws AdapterError. */
export async function withCheckedSender(
  composed: ComposedDelivery,
  adapter: Pick<Adapter, "prepareSender">,
  channel: ChannelRef,
): Promise<ComposedDelivery> {
  if ("nothing" in composed || composed.reply.kind !== "digest") return composed;
  const { reply } = composed;
  const style = styleOf(reply);
  if (!style.sender) return composed;
  const obstacle = await adapter.prepareSender?.(channel, style);
  const cannot = obstacle !== undefined || !adapter.prepareSender;
  const shown = cannot ? { ...reply, style: { ...style, sender: undefined } } : reply;
  return { ...composed, reply: shown, sender: { ...obstacle } };
}

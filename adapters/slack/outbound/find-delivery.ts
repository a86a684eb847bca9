import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { DeliveryLookup, DeliverySearch } from "../../../src/chat/adapter.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { refusalOf, slackError } from "../errors.ts";
import { limits } from "../limits.ts";
import { deliveryEvent } from "./deliveries.ts";

const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.looseObject({ key: z.unknown() }) })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/**
 * Looks for a delivery among a channel's messages, the newest first; "unknown" if Newsdesk may not read them.
 * Some apps may read one small page a minute, so it comes back with a cursor whenever Slack asks to wait.
 * Throws AdapterError if a later try may succeed.
 */
export async function findDelivery(
  client: webApi.WebClient,
  channel: ChannelRef,
  key: string,
  search: DeliverySearch,
): Promise<DeliveryLookup> {
  let { cursor } = search;
  try {
    for (;;) {
      const page = history.parse(
        await client.conversations.history({
          channel: channel.channel,
          oldest: String(search.since / 1_000),
          include_all_metadata: true,
          limit: limits.messagesInPage,
          cursor,
        }),
      );
      const hit = page.messages.find(
        ({ metadata }) => metadata?.event_type === deliveryEvent && metadata.event_payload.key === key,
      );
      if (hit) return { state: "found", ref: { channel, message: hit.ts } };
      cursor = page.response_metadata?.next_cursor || undefined;
      if (!cursor) break;
    }
  } catch (cause) {
    // It belongs to a search that is too long ago.
    if (cursor && refusalOf(cause) === "invalid_cursor")
      return findDelivery(client, channel, key, { ...search, cursor: undefined });
    const error = slackError(cause, `read channel ${channel.channel}`);
    if (["forbidden", "gone", "rejected"].includes(error.code)) return { state: "unknown" };
    if (cursor && error.code !== "auth") return { state: "searching", cursor };
    throw error;
  }
  return { state: "absent" };
}

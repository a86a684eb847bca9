import type { Client } from "discord.js";
import type { ChannelRef } from "../../../../src/chat/message.ts";

/** A place as the requests of a webhook name it: its channel, and the thread in it if it is one. */
export type WebhookPlace = { channel: string; thread?: string };

/** The channel whose webhooks post in a place. Throws what discord.js throws. */
export async function webhookPlace(client: Client, { channel }: ChannelRef): Promise<WebhookPlace> {
  const place = await client.channels.fetch(channel, { allowUnknownGuild: true });
  return place?.isThread() && place.parentId ? { channel: place.parentId, thread: channel } : { channel };
}

/** What names the thread of a message of a webhook. */
export const threadQuery = ({ thread }: WebhookPlace): URLSearchParams =>
  new URLSearchParams(thread && { thread_id: thread });

/** The same for what is posted or changed: components are no matter of course there. */
export const webhookQuery = ({ thread }: WebhookPlace, more: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({ with_components: "true", ...(thread && { thread_id: thread }), ...more });

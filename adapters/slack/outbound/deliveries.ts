import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { DeliveryLookup } from "../../../src/chat/adapter.ts";
import type { ChannelRef, MessageRef, UserRef } from "../../../src/chat/message.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { failedTo, slackError } from "../errors.ts";
import { content, render } from "../views/render.ts";

/** https://docs.slack.dev/messaging/message-metadata */
const eventType = "newsdesk_delivery";

/** Slack stamps messages by its own clock, which may run behind ours. */
const clockSkewMs = 5 * 60_000;

const posted = z.object({ ts: z.string() });

const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.looseObject({ key: z.unknown() }) })
        .optional(),
    }),
  ),
  // The web client adds the scopes of the token to every response.
  response_metadata: z
    .object({ next_cursor: z.string().optional(), scopes: z.array(z.string()).optional() })
    .optional(),
});

/** Posts a reply in public under a delivery key. Throws AdapterError. */
export async function post(
  client: webApi.WebClient,
  channel: ChannelRef,
  reply: Reply,
  key: string,
): Promise<MessageRef> {
  try {
    const answer = await client.chat.postMessage({
      channel: channel.channel,
      ...content(reply),
      metadata: { event_type: eventType, event_payload: { key } },
    });
    return { channel, message: posted.parse(answer).ts };
  } catch (cause) {
    throw slackError(cause, `post to channel ${channel.channel}`);
  }
}

/** Shows another reply in a message, whose metadata stays. Throws AdapterError. */
export async function edit(client: webApi.WebClient, ref: MessageRef, reply: Reply): Promise<void> {
  const { channel } = ref.channel;
  const update = client.chat.update({ channel, ts: ref.message, ...render(reply) });
  await update.catch(failedTo(`edit a message in channel ${channel}`));
}

/** Writes to one person: a user's id as the channel is the conversation with them. Throws AdapterError. */
export async function sendDirectMessage(
  client: webApi.WebClient,
  { user }: UserRef,
  reply: Reply,
): Promise<void> {
  const posting = client.chat.postMessage({ channel: user, ...content(reply) });
  await posting.catch(failedTo(`write to user ${user}`));
}

/**
 * Looks for a delivery among the channel's messages since `since` (ms, by our clock); "unknown" if Newsdesk
 * may not read them. Throws AdapterError if a later try may succeed.
 */
export async function findDelivery(
  client: webApi.WebClient,
  channel: ChannelRef,
  key: string,
  since: number,
): Promise<DeliveryLookup> {
  try {
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const page = history.parse(
        await client.conversations.history({
          channel: channel.channel,
          oldest: String((since - clockSkewMs) / 1_000),
          include_all_metadata: true,
          limit: 200,
          cursor,
        }),
      );
      const hit = page.messages.find(
        ({ metadata }) => metadata?.event_type === eventType && metadata.event_payload.key === key,
      );
      if (hit) return { state: "found", ref: { channel, message: hit.ts } };
      cursor = page.response_metadata?.next_cursor || undefined;
    }
    return { state: "absent" };
  } catch (cause) {
    const error = slackError(cause, `read channel ${channel.channel}`);
    if (["forbidden", "gone", "rejected"].includes(error.code)) return { state: "unknown" };
    throw error;
  }
}

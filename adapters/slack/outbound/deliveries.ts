import type { webApi } from "@slack/bolt";
import { z } from "zod";
import type { ChannelRef, MessageRef, UserRef } from "../../../src/chat/message.ts";
import type { Reply } from "../../../src/chat/reply.ts";
import { asClosed, failedTo, slackError } from "../errors.ts";
import { isDirectMessage } from "../text.ts";
import { content, render } from "../views/render.ts";

/** https://docs.slack.dev/messaging/message-metadata */
export const deliveryEvent = "newsdesk_delivery";

const posted = z.object({ ts: z.string() });
const written = z.object({ channel: z.string(), ts: z.string() });

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
      metadata: { event_type: deliveryEvent, event_payload: { key } },
    });
    return { channel, message: posted.parse(answer).ts };
  } catch (cause) {
    const error = slackError(cause, "post to the channel");
    throw isDirectMessage(channel.channel) ? asClosed(error) : error;
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
  { platform, tenant, user }: UserRef,
  reply: Reply,
): Promise<MessageRef> {
  try {
    const answer = await client.chat.postMessage({ channel: user, ...content(reply) });
    const { channel, ts } = written.parse(answer);
    return { channel: { platform, tenant, channel }, message: ts };
  } catch (cause) {
    throw asClosed(slackError(cause, `write to user ${user}`));
  }
}

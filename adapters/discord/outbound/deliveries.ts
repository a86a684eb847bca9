import { type Client, MessageFlags, Routes } from "discord.js";
import { z } from "zod";
import type { MessageRef, UserRef } from "../../../src/chat/message.ts";
import { asAdapterError, failedTo } from "../errors.ts";
import type { Rendered } from "../views/render.ts";

export type RenderedReply = Pick<Rendered, "components">;

/** A new message or conversation. */
export const created = z.object({ id: z.string() });

export const bodyOf = ({ components }: RenderedReply) => ({
  components,
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [] },
});

/** Shows other components in a message. Throws AdapterError. */
export async function edit(
  client: Client,
  { channel: { channel }, message }: MessageRef,
  reply: RenderedReply,
): Promise<void> {
  const patch = client.rest.patch(Routes.channelMessage(channel, message), { body: bodyOf(reply) });
  await patch.catch(failedTo(`edit a message in Discord channel ${channel}`));
}

/** Writes to one person. Throws AdapterError. */
export async function sendDirectMessage(
  client: Client,
  { user }: UserRef,
  reply: RenderedReply,
): Promise<void> {
  try {
    const opened = await client.rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    await client.rest.post(Routes.channelMessages(created.parse(opened).id), { body: bodyOf(reply) });
  } catch (error) {
    throw asAdapterError(error, `write to Discord user ${user}`);
  }
}

import type { Client } from "discord.js";
import type { MessageRef, UserRef } from "../../../src/chat/message.ts";
import { asAdapterError, asClosed, failedTo } from "../errors.ts";
import type { Rendered } from "../views/render.ts";
import { asComponents, writeTo } from "./rungs.ts";
import type { ChannelWebhooks } from "./senders/channel-webhooks.ts";
import { editOwn } from "./senders/edit-own.ts";

export type RenderedReply = Pick<Rendered, "components"> & { ping?: string };

/** Shows other components in a message. Throws AdapterError. */
export async function edit(
  client: Client,
  webhooks: ChannelWebhooks,
  ref: MessageRef,
  reply: RenderedReply,
): Promise<void> {
  const editing = editOwn(client, webhooks, ref, asComponents(reply.components, reply.ping));
  await editing.catch(failedTo(`edit a message in Discord channel ${ref.channel.channel}`));
}

/** Writes to one person. Throws AdapterError. */
export async function sendDirectMessage(
  client: Client,
  { platform, user }: UserRef,
  reply: RenderedReply,
): Promise<MessageRef> {
  const writing = writeTo(client, user, asComponents(reply.components));
  const { channel, message } = await writing.catch((cause: unknown) => {
    throw asClosed(asAdapterError(cause, `write to Discord user ${user}`));
  });
  return { channel: { platform, tenant: "", channel }, message };
}

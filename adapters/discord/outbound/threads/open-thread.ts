import { type Client, RESTJSONErrorCodes, Routes } from "discord.js";
import type { MessageRef } from "../../../../src/chat/message.ts";
import { asAdapterError, refusalCodeOf } from "../../errors.ts";
import { obstacleTo } from "../bot-permissions.ts";
import { threadName } from "./forum-posts.ts";

const what = "begin a thread in the Discord channel";

/** Begins a thread with a message, unless it has one. Throws AdapterError. */
export async function openThread(client: Client, ref: MessageRef, title: string): Promise<void> {
  const { channel, message } = ref;
  const obstacle = obstacleTo(what, client, channel, "thread");
  if (obstacle) throw obstacle;
  try {
    await client.rest.post(Routes.threads(channel.channel, message), { body: { name: threadName(title) } });
  } catch (cause) {
    if (refusalCodeOf(cause) !== RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage)
      throw asAdapterError(cause, what);
  }
}

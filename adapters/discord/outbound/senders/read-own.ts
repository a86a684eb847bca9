import { type Client, Routes } from "discord.js";
import { z } from "zod";
import type { ChannelRef } from "../../../../src/chat/message.ts";
import { isUnknownMessage } from "../../errors.ts";
import { type ChannelWebhooks, isGone, isRefusal, type OwnWebhook } from "./channel-webhooks.ts";
import { threadQuery, webhookPlace } from "./webhook-place.ts";

/** A message as far as a look-up needs it. */
export const foundMessage = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  webhook_id: z.string().optional(),
  application_id: z.string().optional(),
  components: z.array(z.object({ id: z.number().optional() })).optional(),
});
export type FoundMessage = z.infer<typeof foundMessage>;

/** Whether a message was posted by one of the bot's webhooks. */
export const isUnderName = (
  { webhook_id, application_id, author }: FoundMessage,
  { application }: Client,
): boolean => webhook_id !== undefined && author.id === webhook_id && application_id === application?.id;

/** Whether a message shows a component; "unreadable" if nobody can tell. Throws what discord.js throws. */
export type ReadOwn = (message: FoundMessage, component: number) => Promise<boolean | "unreadable">;

/**
 * Reads what the bot's webhooks have posted in a place. To an application without the intent for contents Discord
 * shows what its webhooks have posted without its components, and all of it to the webhook itself:
 * https://github.com/discord/discord-api-docs/issues/5411
 */
export function createReadOwn(client: Client, webhooks: ChannelWebhooks, channel: ChannelRef): ReadOwn {
  let own: Promise<OwnWebhook[]> | undefined;
  const listed = async (): Promise<OwnWebhook[]> => {
    const { channel: parent } = await webhookPlace(client, channel);
    return webhooks.inChannel(client, parent).catch((error: unknown) => {
      // Without the permission to see them.
      if (isRefusal(error)) return [];
      throw error;
    });
  };
  return async (message, component) => {
    const shows = ({ components = [] }: Pick<FoundMessage, "components">) =>
      components.some(({ id }) => id === component);
    if (message.components?.length) return shows(message);
    own ??= listed();
    const author = (await own).find(({ id }) => id === message.webhook_id);
    if (!author) return "unreadable";
    const place = await webhookPlace(client, channel);
    try {
      const route = Routes.webhookMessage(author.id, author.token, message.id);
      const read = await client.rest.get(route, { auth: false, query: threadQuery(place) });
      return shows(foundMessage.parse(read));
    } catch (error) {
      if (isUnknownMessage(error)) return false;
      if (isGone(error)) return "unreadable";
      throw error;
    }
  };
}

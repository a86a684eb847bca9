import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes, WebhookType } from "discord.js";
import { LRUCache } from "lru-cache";
import { z } from "zod";

/** A webhook that the bot has made, with its secret, which is kept in memory alone. */
export type OwnWebhook = { id: string; token: string };

/** The webhooks under whose names the bot posts, one a channel. A thread has those of its channel. */
export type ChannelWebhooks = {
  /** The one of a channel; made if there is none. Throws what discord.js throws. */
  ready(client: Client, channel: string): Promise<OwnWebhook>;
  /** All that are in a channel now. Throws what discord.js throws. */
  inChannel(client: Client, channel: string): Promise<OwnWebhook[]>;
  /** Somebody has deleted it. */
  forget(channel: string): void;
};

/** What people see of it in the settings of the channel. */
const webhookName = "Newsdesk";

const maxKept = 10_000;

const webhook = z.object({
  id: z.string(),
  type: z.number(),
  application_id: z.string().nullish(),
  token: z.string().optional(),
});

/** Discord shows the secrets of a channel's webhooks to whoever may manage them, so that none needs to be stored. */
export function createChannelWebhooks(): ChannelWebhooks {
  const known = new LRUCache<string, Promise<OwnWebhook>>({ max: maxKept });
  const inChannel = async (client: Client, channel: string): Promise<OwnWebhook[]> => {
    const listed = z.array(webhook).parse(await client.rest.get(Routes.channelWebhooks(channel)));
    return listed.flatMap(({ id, type, application_id, token }) =>
      type === WebhookType.Incoming && application_id === client.application?.id && token
        ? [{ id, token }]
        : [],
    );
  };
  const findOrMake = async (client: Client, channel: string): Promise<OwnWebhook> => {
    const [found] = await inChannel(client, channel);
    if (found) return found;
    const made = await client.rest.post(Routes.channelWebhooks(channel), { body: { name: webhookName } });
    return z.object({ id: z.string(), token: z.string() }).parse(made);
  };
  return {
    ready(client, channel) {
      const kept = known.get(channel);
      if (kept) return kept;
      // Two posts at once need one webhook.
      const opening = findOrMake(client, channel);
      known.set(channel, opening);
      opening.catch(() => known.delete(channel));
      return opening;
    },
    inChannel,
    forget: (channel) => void known.delete(channel),
  };
}

/** Whether Discord has said that a request did nothing, and would do nothing if it were repeated. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status < 500 && error.status !== 429 && error.status !== 401;

/** Whether a webhook is gone, or its secret was changed. */
export const isGone = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  [RESTJSONErrorCodes.UnknownWebhook, RESTJSONErrorCodes.InvalidWebhookToken].includes(Number(error.code));

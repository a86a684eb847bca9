import { type Client, GatewayDispatchEvents } from "discord.js";
import { LRUCache } from "lru-cache";
import { deliveryId } from "../views/delivery-id.ts";

/** The bot's own messages as the gateway announces them: a post is found there though its answer was lost. */
export type Echoes = {
  listen(client: Client): void;
  /** The message of a delivery, if it was announced while this process lived. */
  find(channel: string, deliveryKey: string): string | undefined;
  /** The post in a forum of a delivery, likewise: its first message has the post's own id. */
  findPost(deliveryKey: string): string | undefined;
};

/** For hours of a busy bot; a delivery is looked up after minutes. */
const maxEchoes = 10_000;

export function createEchoes(): Echoes {
  const echoes = new LRUCache<string, string>({ max: maxEchoes });
  return {
    listen: (client) =>
      void client.ws.on(
        GatewayDispatchEvents.MessageCreate,
        ({ id, channel_id, author, webhook_id, application_id, components = [] }) => {
          const isUnderName = webhook_id !== undefined && application_id === client.application?.id;
          if (author.id !== client.user?.id && !isUnderName) return;
          const place = id === channel_id ? "post" : channel_id;
          for (const component of components) echoes.set(`${place} ${component.id}`, id);
        },
      ),
    find: (channel, deliveryKey) => echoes.get(`${channel} ${deliveryId(deliveryKey)}`),
    findPost: (deliveryKey) => echoes.get(`post ${deliveryId(deliveryKey)}`),
  };
}

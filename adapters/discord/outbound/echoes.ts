import { type Client, GatewayDispatchEvents } from "discord.js";
import { LRUCache } from "lru-cache";
import { deliveryId } from "../views/delivery-id.ts";

/** The bot's own messages as the gateway announces them: a post is found there though its answer was lost. */
export type Echoes = {
  listen(client: Client): void;
  /** The message of a delivery, if it was announced while this process lived. */
  find(channel: string, deliveryKey: string): string | undefined;
};

/** For hours of a busy bot; a delivery is looked up after minutes. */
const maxEchoes = 10_000;

export function createEchoes(): Echoes {
  const echoes = new LRUCache<string, string>({ max: maxEchoes });
  return {
    listen: (client) =>
      void client.ws.on(
        GatewayDispatchEvents.MessageCreate,
        ({ id, channel_id, author, components = [] }) => {
          if (author.id !== client.user?.id) return;
          for (const component of components) echoes.set(`${channel_id} ${component.id}`, id);
        },
      ),
    find: (channel, deliveryKey) => echoes.get(`${channel} ${deliveryId(deliveryKey)}`),
  };
}

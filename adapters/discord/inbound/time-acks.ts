import { type Client, Events, type REST, RESTEvents } from "discord.js";
import { LRUCache } from "lru-cache";
import type { OnAck } from "../../../src/chat/adapter.ts";

/** Interactions that are never answered are forgotten. */
const maxInteractions = 1_000;

const callback = /^\/interactions\/(\d+)\/[^/]+\/callback/;

/**
 * Reports how long each interaction waited for its first response, which may be a deferral.
 * @param rest sends the responses
 */
export function timeAcks(client: Client, rest: REST, now: () => number, onAck: OnAck): void {
  const received = new LRUCache<string, number>({ max: maxInteractions });
  client.on(Events.InteractionCreate, ({ id }) => {
    received.set(id, now());
  });
  rest.on(RESTEvents.Response, ({ path }) => {
    const [, id = ""] = callback.exec(path) ?? [];
    const since = received.get(id);
    if (since === undefined) return;
    received.delete(id);
    onAck(now() - since);
  });
}

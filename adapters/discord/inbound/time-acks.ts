import { type Client, Events, RESTEvents } from "discord.js";
import type { OnAck } from "../../../src/chat/adapter.ts";

/** So many interactions are waited for: one that is never answered is forgotten in time. */
const most = 1_000;

const callback = /^\/interactions\/(\d+)\/[^/]+\/callback/;

/** Tells how long each interaction waited for its first answer, a deferral included. */
export function timeAcks(client: Client, now: () => number, onAck: OnAck): void {
  const received = new Map<string, number>();
  client.on(Events.InteractionCreate, ({ id }) => {
    received.set(id, now());
    const [oldest = ""] = received.keys();
    if (received.size > most) received.delete(oldest);
  });
  client.rest.on(RESTEvents.Response, ({ path }) => {
    const [, id = ""] = callback.exec(path) ?? [];
    const since = received.get(id);
    if (since === undefined) return;
    received.delete(id);
    onAck(now() - since);
  });
}

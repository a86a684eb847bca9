import { type Client, Events } from "discord.js";
import type { Tenants } from "../../src/chat/tenants.ts";

/**
 * Keeps note of the servers the bot was removed from, also while it was not running, so that what is
 * kept about them goes in time. A server that Discord cannot show for a while is no removal.
 * @param noting takes what is under way
 */
export function watchGuilds(
  client: Client,
  { tenants, now }: { tenants: Tenants; now: () => number },
  noting: (work: Promise<void>) => void,
): void {
  const look = () => noting(tenants.present("discord", [...client.guilds.cache.keys()], now()));
  client.once(Events.ClientReady, look);
  client.on(Events.GuildCreate, look);
  client.on(Events.GuildDelete, ({ id }) => noting(tenants.left({ platform: "discord", tenant: id }, now())));
}

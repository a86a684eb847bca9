import { type Client, Events, ShardClientUtil } from "discord.js";
import type { Tenants } from "../../src/chat/tenants.ts";
import type { Shards } from "./connect.ts";

/**
 * Keeps note of the servers the bot was removed from, also while it was not running, so that what is
 * kept about them goes in time. A server that Discord cannot show for a while is no removal.
 * @param noting takes what is under way
 */
export function trackGuilds(
  client: Client,
  { tenants, now, shards }: { tenants: Tenants; now: () => number; shards: Shards },
  noting: (work: Promise<void>) => void,
): void {
  const isOurs = (guildId: string) =>
    shards === "auto" || shards.ids.includes(ShardClientUtil.shardIdForGuildId(guildId, shards.count));
  const look = () => noting(tenants.present("discord", [...client.guilds.cache.keys()], now(), isOurs));
  client.once(Events.ClientReady, look);
  client.on(Events.GuildCreate, look);
  client.on(Events.GuildDelete, ({ id }) => noting(tenants.left({ platform: "discord", tenant: id }, now())));
}

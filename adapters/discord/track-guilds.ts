import { type Client, Events, ShardClientUtil } from "discord.js";
import type { Tenants } from "../../src/chat/tenants.ts";
import type { Shards } from "./connect.ts";

/**
 * Records the servers the bot was removed from, also while it was not running, so that their data is
 * deleted later. A server that is unavailable for a while counts as present.
 * @param track notes work in flight
 */
export function trackGuilds(
  client: Client,
  { tenants, now, shards }: { tenants: Tenants; now: () => number; shards: Shards },
  track: (work: Promise<void>) => void,
): void {
  const isOurs = (guildId: string) =>
    shards === "auto" || shards.ids.includes(ShardClientUtil.shardIdForGuildId(guildId, shards.count));
  const recordPresent = () =>
    track(tenants.present("discord", [...client.guilds.cache.keys()], now(), isOurs));
  client.once(Events.ClientReady, recordPresent);
  client.on(Events.GuildCreate, recordPresent);
  client.on(Events.GuildDelete, ({ id }) => track(tenants.left({ platform: "discord", tenant: id }, now())));
}

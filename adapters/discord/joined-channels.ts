import { ChannelType, type Client, type Guild, type TextChannel } from "discord.js";
import type { JoinedChannel } from "../../src/chat/message.ts";
import { connect } from "./connect.ts";
import { createShardRecords } from "./connection/shard-records.ts";
import { missingPermissions } from "./outbound/bot-permissions.ts";
import type { DiscordProbeOptions } from "./probe.ts";

const connectTimeoutMs = 15_000;

/** The text channels of all servers that the bot may post in, in the order the servers show them. Throws AdapterError. */
export async function joinedDiscordChannels(options: DiscordProbeOptions): Promise<JoinedChannel[]> {
  const records = createShardRecords([], Date.now, options.log);
  const given = { ...options, shards: "auto" as const, now: Date.now };
  const stopped = AbortSignal.timeout(connectTimeoutMs);
  const session = await connect(given, records, () => undefined, stopped);
  try {
    const { client } = session;
    return [...client.guilds.cache.values()].flatMap((guild) => channelsOf(guild, client));
  } finally {
    await session.close();
  }
}

const channelsOf = (guild: Guild, client: Client): JoinedChannel[] =>
  [...guild.channels.cache.values()]
    .filter((channel): channel is TextChannel => channel.type === ChannelType.GuildText)
    .filter(({ id }) => missingPermissions(client, { channel: id }).length === 0)
    .toSorted((a, b) => a.rawPosition - b.rawPosition)
    .map(({ id, name }) => ({
      channel: { platform: "discord", tenant: guild.id, channel: id },
      name,
      owner: { platform: "discord", tenant: "", user: guild.ownerId },
    }));

import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { requestsPerSecond } from "../../test/servers/discord-limits.ts";
import type { FanOutPlatform } from "./fan-out.ts";
import type { DiscordConnection } from "./loopback-discord.ts";

const servers = 100;

/** Discord's global rate limit is per bot. */
export const discordFanOut: FanOutPlatform<DiscordConnection> = {
  name: "discord",
  loopback: "loopback-discord.ts",
  limit: `Discord takes ${requestsPerSecond} requests a second from a bot.`,
  channelsPerTenant: (channels) => Array.from({ length: servers }, () => channels / servers),
  minSeconds: (tenants) => tenants.reduce((sum, channels) => sum + channels, 0) / requestsPerSecond,
  adapter: async (told, storage, means) =>
    createDiscordAdapter({ ...told, ...storage, ...means, random: Math.random, shards: "auto" }),
};

import { startDiscord } from "../../test/servers/discord.ts";
import { globalLimit } from "../../test/servers/discord-limits.ts";
import { channelCounts, serve } from "./loopback-child.ts";

export type DiscordConnection = { apiUrl: string; token: string };

const discord = await startDiscord();
let refused = 0;
discord.limit = globalLimit(
  () => performance.now(),
  () => refused++,
);
const places = channelCounts().map((channels) => {
  const { guildId, channelIds } = discord.world.addServer(channels);
  return { tenant: guildId, channels: channelIds };
});
serve<DiscordConnection>({ connection: { apiUrl: discord.apiUrl, token: discord.token }, places }, () => ({
  posted: discord.posted.length,
  refused,
  violations: discord.violations,
}));

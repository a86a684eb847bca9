import { startDiscord } from "../../test/servers/discord.ts";
import { globalLimit } from "../../test/servers/discord-limits.ts";
import { serve, wanted } from "./loopback-child.ts";

export type DiscordTold = { apiUrl: string; token: string };

const discord = await startDiscord();
let refused = 0;
discord.limit = globalLimit(
  () => performance.now(),
  () => refused++,
);
const places = wanted().map((channels) => {
  const { guildId, channelIds } = discord.world.addServer(channels);
  return { tenant: guildId, channels: channelIds };
});
serve<DiscordTold>({ told: { apiUrl: discord.apiUrl, token: discord.token }, places }, () => ({
  posted: discord.posted.length,
  refused,
  violations: discord.violations,
}));

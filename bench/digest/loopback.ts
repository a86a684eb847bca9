import { startDiscord } from "../../test/servers/discord.ts";
import { globalLimit } from "../../test/servers/discord-limits.ts";

// A process of its own: what the platform does is no work of ours. It says where it is and which
// channels it has, and at each message how many posts it has and how many requests it refused.

export type Loopback = {
  apiUrl: string;
  token: string;
  servers: { guildId: string; channelIds: string[] }[];
};
export type Progress = { posted: number; refused: number; violations: string[] };

const [servers = 1, channels = 1] = process.argv.slice(2).map(Number);
const discord = await startDiscord();
let refused = 0;
discord.limit = globalLimit(
  () => performance.now(),
  () => refused++,
);
const places = Array.from({ length: servers }, () => discord.world.addServer(channels));
process.send?.({ apiUrl: discord.apiUrl, token: discord.token, servers: places } satisfies Loopback);
process.on("message", () =>
  process.send?.({
    posted: discord.posted.length,
    refused,
    violations: discord.violations,
  } satisfies Progress),
);
process.once("disconnect", () => process.exit());

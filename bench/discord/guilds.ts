import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Client, Events, GatewayIntentBits } from "discord.js";
import { pino } from "pino";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { handleJob } from "../child-process.ts";

/** Connects to a running Discord server, as Newsdesk does or with the defaults of discord.js. */
export type GuildsJob = { client: "newsdesk" | "discord.js"; token: string; apiUrl: string };
/** Growth of the process at startup, in MB. */
export type GuildsFigures = { megabytes: number };

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

async function memory(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

const connect: Record<GuildsJob["client"], (job: GuildsJob) => Promise<() => Promise<void>>> = {
  async newsdesk({ token, apiUrl }) {
    const { longTexts, keyValues, tenants } = await openStorage(":memory:");
    const log = pino({ level: "silent" });
    const given = { longTexts, keyValues, tenants, now: Date.now, random: Math.random, log };
    const adapter = createDiscordAdapter({ token, apiUrl, shards: "auto", ...given });
    await adapter.start(async () => undefined);
    return () => adapter.stop();
  },
  async "discord.js"({ token, apiUrl }) {
    const intents = [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ];
    const client = new Client({ intents, shards: "auto", rest: { api: apiUrl } });
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    await client.login(token);
    await ready;
    return () => client.destroy();
  },
};

handleJob<GuildsJob, GuildsFigures>(async (job, report) => {
  const before = await memory();
  const stop = await connect[job.client](job);
  report({ megabytes: (await memory()) - before });
  await stop();
});

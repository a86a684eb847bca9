import { percentile } from "../../src/eval/percentile.ts";
import { startDiscord } from "../../test/servers/discord.ts";
import { runApart } from "../apart.ts";
import { seed } from "../search/setup.ts";
import type { Section, Table } from "../section.ts";
import type { GuildsFigures, GuildsJob } from "./guilds.ts";
import { idleGuild } from "./idle-guild.ts";
import type { ShareFigures, ShareJob } from "./share.ts";

const idleServers = 2_500;
/** The largest of --sizes, up to this many articles. */
const mostArticles = 100_000;

/** Queries of each kind per run. */
const asked = 200;

/** How long a job may take, in milliseconds. */
const limitMs = 20 * 60_000;

/** What answering in Discord costs, and what being in many servers does. */
export const discord: Section = {
  summary: "Discord: our share of an answer's time, memory in 2,500 idle servers",
  async run({ runs, sizes, say }) {
    const articles = Math.min(mostArticles, Math.max(...sizes));
    const shares = await measureShares(articles, runs, say);
    const memory = await measureMemory(say);
    return { tables: [sharesTable(articles, shares), memoryTable(memory)], figures: { shares, memory } };
  },
};

async function measureShares(
  articles: number,
  runs: number,
  say: (line: string) => void,
): Promise<ShareFigures> {
  say(`discord: answering over ${articles} articles`);
  const job: ShareJob = { articles, asked: asked * runs, seed };
  const told = await runApart<ShareJob, ShareFigures>(new URL("share.ts", import.meta.url), job, limitMs);
  if (told.trouble) throw new Error(`The answers in Discord could not be measured: ${told.trouble}`);
  return told.figures as ShareFigures;
}

function sharesTable(articles: number, shares: ShareFigures): Table {
  const ms = (times: number[], share: number) => percentile(times, share).toFixed(2);
  return {
    title: `An answer in Discord, ${articles.toLocaleString("en")} articles, milliseconds`,
    columns: ["surface", "asked", "ours p50", "ours p99", "whole p50", "whole p99"],
    rows: Object.entries(shares).map(([surface, { ours, whole }]) => [
      surface,
      String(whole.length),
      ...[ms(ours, 0.5), ms(ours, 0.99), ms(whole, 0.5), ms(whole, 0.99)],
    ]),
    notes: [
      "ours: the bot and the renderer. whole: from the event to the answer, with discord.js, its",
      "deferral and a loopback Discord in the same process.",
    ],
  };
}

type Memory = { client: string; servers: number; megabytes: number };

async function measureMemory(say: (line: string) => void): Promise<Memory[]> {
  const measured: Memory[] = [];
  for (const servers of [0, idleServers]) {
    for (const client of ["newsdesk", "discord.js"] as const) {
      say(`discord: ${client} in ${servers} idle servers`);
      measured.push({ client, servers, megabytes: await memoryOf(client, servers) });
    }
  }
  return measured;
}

async function memoryOf(client: GuildsJob["client"], servers: number): Promise<number> {
  const server = await startDiscord();
  const { token, apiUrl, world } = server;
  world.shards = Math.max(1, Math.ceil(servers / 1_000));
  world.idleGuilds = Array.from({ length: servers }, () => idleGuild(world));
  const job: GuildsJob = { client, token, apiUrl };
  const told = await runApart<GuildsJob, GuildsFigures>(new URL("guilds.ts", import.meta.url), job, limitMs);
  await server.stop();
  if (told.figures.megabytes === undefined) throw new Error(`The memory of ${client}: ${told.trouble}`);
  return told.figures.megabytes;
}

const memoryTable = (measured: Memory[]): Table => ({
  title: "Memory in idle servers of 40 channels, 25 roles, 50 emojis and 20 people",
  columns: ["client", "servers", "MB", "kB a server"],
  rows: measured.map(({ client, servers, megabytes }) => {
    const none = measured.find((one) => one.client === client && one.servers === 0)?.megabytes ?? 0;
    const each = servers === 0 ? "" : (((megabytes - none) * 1_024) / servers).toFixed(1);
    return [client, String(servers), megabytes.toFixed(1), each];
  }),
  notes: ["discord.js: with the same intents and its own caches. Heap and buffers after garbage collection."],
});

import { percentile } from "../../src/eval/percentile.ts";
import { startDiscord } from "../../test/servers/discord.ts";
import { runInChild } from "../child-process.ts";
import { seed } from "../search/setup.ts";
import type { Section, Table } from "../section.ts";
import type { GuildsFigures, GuildsJob } from "./guilds.ts";
import { idleGuild } from "./idle-guild.ts";
import type { ShareFigures, ShareJob } from "./share.ts";

const idleServers = 2_500;
/** The largest of --sizes, up to this many articles. */
const maxArticles = 100_000;

/** Questions of each kind a run. */
const questionsPerRun = 200;

const timeoutMs = 20 * 60_000;

/** What answering in Discord costs, and what being in many servers does. */
export const discord: Section = {
  summary: "Discord: our share of an answer's time, memory in 2,500 idle servers",
  async run({ runs, sizes, onProgress }) {
    const articles = Math.min(maxArticles, Math.max(...sizes));
    const shares = await measureShares(articles, runs, onProgress);
    const memory = await measureMemory(onProgress);
    return { tables: [sharesTable(articles, shares), memoryTable(memory)], figures: { shares, memory } };
  },
};

async function measureShares(
  articles: number,
  runs: number,
  say: (line: string) => void,
): Promise<ShareFigures> {
  say(`discord: answering over ${articles} articles`);
  const job: ShareJob = { articles, asked: questionsPerRun * runs, seed };
  const result = await runInChild<ShareJob, ShareFigures>(
    new URL("share.ts", import.meta.url),
    job,
    timeoutMs,
  );
  if (result.failure) throw new Error(`The answers in Discord could not be measured: ${result.failure}`);
  return result.figures as ShareFigures;
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
  const result = await runInChild<GuildsJob, GuildsFigures>(
    new URL("guilds.ts", import.meta.url),
    job,
    timeoutMs,
  );
  await server.stop();
  if (result.figures.megabytes === undefined) throw new Error(`The memory of ${client}: ${result.failure}`);
  return result.figures.megabytes;
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

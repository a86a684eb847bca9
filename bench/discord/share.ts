import { pino } from "pino";
import { createDiscordAdapter } from "../../adapters/discord/index.ts";
import { render } from "../../adapters/discord/views/render.ts";
import { type DiscordServer, startDiscord } from "../../test/servers/discord.ts";
import { handleJob } from "../child-process.ts";
import { countWords, readersQuestions } from "../corpus/questions.ts";
import { openTimedBot } from "../timed-bot.ts";

/** How many queries of each kind to answer, and from how many articles. */
export type ShareJob = { articles: number; asked: number; seed: string };
/** Milliseconds in the bot and its renderer, and from receiving a query to sending the answer. */
export type Share = { ours: number[]; whole: number[] };
export type ShareFigures = Record<string, Share>;

type Asking = (server: DiscordServer, text: string) => Promise<unknown>;

const surfaces: Record<string, Asking> = {
  "slash command": (server, text) => {
    server.command("search", { query: text });
    return server.waitForReply();
  },
  mention: (server, text) => {
    server.mention(text);
    return server.waitForReply();
  },
  autocomplete: async (server, text) => {
    const before = server.world.offers.length;
    server.type("search", "query", text.slice(0, 6));
    while (server.world.offers.length === before) await new Promise(setImmediate);
  },
};

handleJob<ShareJob, ShareFigures>(async ({ articles: count, asked, seed }, report) => {
  const { articles, storage, timed, ours } = await openTimedBot(seed, count, render);
  const server = await startDiscord();
  const log = pino({ level: "silent" });
  const { token, apiUrl } = server;
  const adapter = createDiscordAdapter({
    token,
    apiUrl,
    shards: { ids: [0], count: 1 },
    ...storage,
    now: Date.now,
    random: Math.random,
    log,
  });
  await adapter.start(timed);
  const questions = readersQuestions(articles, countWords(articles), asked, seed);
  for (const [surface, ask] of Object.entries(surfaces)) {
    ours.length = 0;
    const whole: number[] = [];
    for (const { text } of questions["three words"]) {
      const began = performance.now();
      await ask(server, text);
      whole.push(performance.now() - began);
    }
    report({ [surface]: { ours: [...ours], whole } });
  }
  await adapter.stop();
  await server.stop();
});

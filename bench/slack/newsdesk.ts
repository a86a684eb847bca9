import { pino } from "pino";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { render } from "../../adapters/slack/render.ts";
import { createBot } from "../../src/bot/bot.ts";
import type { OnMessage } from "../../src/chat/adapter.ts";
import { asMessage } from "../../src/chat/reply.ts";
import { catchUp } from "../../src/search/catch-up.ts";
import { createFuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import { doJob } from "../apart.ts";
import { corpusTime, generateArticles } from "../corpus/articles.ts";

/** Serve a Slack at this address from an archive of so many articles, until it answers /done. */
export type ServeJob = {
  articles: number;
  seed: string;
  apiUrl: string;
  signingSecret: string;
  port: number;
};

/** Milliseconds in the bot and the renderer, for each question. */
export type ServeFigures = { ours: number[] };

doJob<ServeJob, ServeFigures>(async ({ articles: count, seed, apiUrl, signingSecret, port }, tell) => {
  const articles = generateArticles(seed, count);
  const storage = await openStorage(":memory:");
  for (let from = 0; from < count; from += 1_000) {
    const drafts = articles.slice(from, from + 1_000).map((one) => ({ ...one, keys: [`text:${one.id}`] }));
    await storage.articles.add(drafts, corpusTime);
  }
  let now = corpusTime;
  const index = createFuzzyIndex({ now: () => now, articles: storage.articles });
  await catchUp(index, storage.articles);
  const bot = createBot({ ...storage, index, adapters: [], now: () => now, zone: "UTC" });
  const ours: number[] = [];
  const timed: OnMessage = async (message) => {
    // Nobody asks faster than the bot's limit.
    now += 10_000;
    const began = performance.now();
    const answer = await bot(message);
    const reply = asMessage(answer);
    if (reply) render(reply);
    ours.push(performance.now() - began);
    return answer;
  };
  const adapter = createSlackAdapter({
    ...{ botToken: "xoxb-bench", apiUrl, signingSecret, port, managers: "admins" as const },
    ...{ ...storage, now: Date.now, log: pino({ level: "silent" }) },
  });
  await adapter.start(timed);
  await fetch(new URL("/ready", apiUrl));
  await fetch(new URL("/done", apiUrl));
  await adapter.stop();
  await storage.close();
  tell({ ours });
});

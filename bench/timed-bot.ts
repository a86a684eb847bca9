import { createBot } from "../src/bot/bot.ts";
import type { OnMessage } from "../src/chat/adapter.ts";
import { asMessage } from "../src/chat/answer.ts";
import type { Reply } from "../src/chat/reply.ts";
import { catchUp } from "../src/search/catch-up.ts";
import { FuzzyIndex } from "../src/search/fuzzy-index.ts";
import { openStorage } from "../src/storage/sqlite/open-sqlite.ts";
import { corpusTime, generateArticles } from "./corpus/articles.ts";

/**
 * A bot with generated articles; `ours` gets the milliseconds that it and the platform's renderer
 * take for each answer.
 */
export async function openTimedBot(seed: string, count: number, render: (reply: Reply) => unknown) {
  const articles = generateArticles(seed, count);
  const storage = await openStorage(":memory:");
  for (let from = 0; from < count; from += 1_000) {
    const drafts = articles.slice(from, from + 1_000).map((one) => ({ ...one, keys: [`text:${one.id}`] }));
    await storage.articles.add(drafts, corpusTime);
  }
  let now = corpusTime;
  const index = new FuzzyIndex({ now: () => now, articles: storage.articles });
  await catchUp(index, storage.articles);
  const bot = createBot({ ...storage, index, adapters: [], now: () => now, random: () => 0, zone: "UTC" });
  const ours: number[] = [];
  const timed: OnMessage = async (message) => {
    // Time passes between queries, so that the bot's rate limit never applies.
    now += 10_000;
    const began = performance.now();
    const answer = await bot(message);
    const reply = asMessage(answer);
    if (reply) render(reply);
    ours.push(performance.now() - began);
    return answer;
  };
  return { articles, storage, timed, ours };
}

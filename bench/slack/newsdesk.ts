import { pino } from "pino";
import { createSlackAdapter } from "../../adapters/slack/index.ts";
import { render } from "../../adapters/slack/views/render.ts";
import { handleJob } from "../child-process.ts";
import { openTimedBot } from "../timed-bot.ts";

/** Serves the Slack at this address from generated articles, until it answers /done. */
export type ServeJob = {
  articles: number;
  seed: string;
  apiUrl: string;
  signingSecret: string;
  port: number;
};

/** Milliseconds in the bot and the renderer, for each query. */
export type ServeFigures = { ours: number[] };

handleJob<ServeJob, ServeFigures>(async ({ articles: count, seed, apiUrl, signingSecret, port }, report) => {
  const { storage, timed, ours } = await openTimedBot(seed, count, render);
  const adapter = createSlackAdapter({
    ...{ botToken: "xoxb-bench", apiUrl, signingSecret, port, managers: "admins" as const },
    ...{ ...storage, now: Date.now, random: Math.random, log: pino({ level: "silent" }) },
  });
  await adapter.start(timed);
  await fetch(new URL("/ready", apiUrl));
  await fetch(new URL("/done", apiUrl));
  await adapter.stop();
  await storage.close();
  report({ ours });
});

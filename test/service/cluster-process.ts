import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { openApp } from "../../src/app/app.ts";
import { startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { commandMessage } from "../../src/cli/ask/at-the-shell.ts";
import type { Config } from "../../src/config.ts";
import { quickPauseMs } from "./job-runs.ts";

/** All that a service on a search cluster does, without a platform. */
export async function runOnCluster(config: Config) {
  const app = await openApp(config, Date.now);
  const jobs = startBackgroundJobs(app, [], Date.now, pino({ level: "silent" }), quickPauseMs);
  const ask = async (text: string) => {
    const message = commandMessage(text);
    // Whoever asks again and again is asked to slow down.
    const user = { ...message.user, user: randomUUID() };
    return JSON.stringify(asMessage(await app.answer({ ...message, user })));
  };
  return { app, ask, stop: () => jobs.stop() };
}

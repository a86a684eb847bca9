import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { openApp } from "../../src/app/app.ts";
import { startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { readConfig } from "../../src/config.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { FindResult, ScaleJob } from "./jobs.ts";

/** Runs the whole service and records when it first finds each word. */
export async function find(
  { url, folder, words }: Extract<ScaleJob, { job: "find" }>,
  report: (figures: Partial<FindResult>) => void,
): Promise<void> {
  const config = readConfig({ NEWSDESK_DATA: folder, NEWSDESK_CORPUS: `${folder}/none`, DATABASE_URL: url });
  const app = await openApp(config, Date.now);
  const jobs = startBackgroundJobs(app, [], Date.now, pino({ level: "silent" }));
  report({ ready: true });
  const at: FindResult["at"] = {};
  for (const word of words) {
    const query = parseQuery(word, { now: Date.now(), zone: "UTC" });
    while ((await app.index.search(query, { limit: 1 })).total === 0) await sleep(1);
    at[word] = Date.now();
  }
  report({ at });
  await jobs.stop();
}

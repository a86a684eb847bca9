import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { openApp } from "../../src/app/app.ts";
import { startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { SearchEngineError } from "../../src/search/opensearch/cluster/engine-error.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import type { FindResult, ScaleJob } from "./jobs.ts";
import { processConfig } from "./process-config.ts";

/** Runs the whole service and records when it first finds each word. */
export async function find(
  { words, ...job }: Extract<ScaleJob, { job: "find" }>,
  report: (figures: Partial<FindResult>) => void,
): Promise<void> {
  const app = await openApp(processConfig(job), Date.now);
  const jobs = startBackgroundJobs(app, [], Date.now, pino({ level: "silent" }));
  report({ readyAt: Date.now() });
  const at: FindResult["at"] = {};
  for (const word of words) {
    const query = parseQuery(word, { now: Date.now(), zone: "UTC" });
    // A cluster that is away for a moment is asked again.
    const isFound = () =>
      app.index.search(query, { limit: 1 }).then(
        ({ total }) => total > 0,
        (error: unknown) => {
          if (!(error instanceof SearchEngineError)) throw error;
          return false;
        },
      );
    while (!(await isFound())) await sleep(1);
    at[word] = Date.now();
  }
  report({ at });
  await jobs.stop();
}

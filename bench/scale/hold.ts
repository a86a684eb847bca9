import { existsSync } from "node:fs";
import { join } from "node:path";
import { openApp } from "../../src/app/app.ts";
import type { HoldResult, ScaleJob } from "./jobs.ts";
import { processConfig } from "./process-config.ts";

/** Opens the app with an empty data folder, and saves its index for the next process. */
export async function hold(
  { url, folder }: Extract<ScaleJob, { job: "hold" }>,
  report: (figures: HoldResult) => void,
): Promise<void> {
  const begun = performance.now();
  const app = await openApp(processConfig({ url, folder }), Date.now);
  const seconds = (performance.now() - begun) / 1_000;
  const fetched = existsSync(join(folder, "search.index"));
  report({ seconds, fetched, articles: app.index.size, megabytes: process.memoryUsage().rss / 2 ** 20 });
  await app.saveIndex();
  await app.storage.close();
}

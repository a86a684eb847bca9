import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openApp } from "../../src/app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { platformAdapters } from "../../src/app/platforms.ts";
import { startPlatforms } from "../../src/app/startup/start-platforms.ts";
import { readConfig } from "../../src/config.ts";
import { draft } from "../contract/drafts.ts";
import { quickPauseMs, watchJobRuns } from "./job-runs.ts";

/** A data folder that outlives restarts, and a clock that a test moves. */
export type Newsroom = {
  dataDir: string;
  clock: { now: number };
  /** The whole program in this process, on the clock. */
  start(variables: Record<string, string | undefined>): Promise<void>;
  /** An article comes in. */
  publish(title: string): Promise<void>;
  /** Waits until all that is due by the clock has been looked for. */
  nextRuns(): Promise<void>;
  stop(): Promise<void>;
  /** Stops what runs and removes the folder. */
  end(): Promise<void>;
};

export async function openNewsroom(now: string): Promise<Newsroom> {
  const dataDir = await mkdtemp(join(tmpdir(), "newsdesk-"));
  const clock = { now: Date.parse(now) };
  let running: BackgroundJobs | undefined;
  let nextRuns: () => Promise<void> = async () => {};
  let publish = async (_: string): Promise<void> => {
    throw new Error("nothing runs");
  };
  const stop = async () => {
    await running?.stop();
    running = undefined;
  };
  return {
    dataDir,
    clock,
    async start(variables) {
      const config = readConfig({ NEWSDESK_DATA: dataDir, TIME_ZONE: "Asia/Taipei", ...variables });
      const time = () => clock.now;
      const log = pino({ level: "silent" });
      const app = await openApp(config, time);
      nextRuns = watchJobRuns(app);
      publish = async (title) =>
        void (await app.storage.articles.add([draft(title, { publishedAt: clock.now })], clock.now));
      const adapters = await platformAdapters(config, app.storage, time, log);
      await startPlatforms(adapters, app.answer);
      running = startBackgroundJobs(app, adapters, time, log, quickPauseMs);
    },
    publish: (title) => publish(title),
    nextRuns: () => nextRuns(),
    stop,
    async end() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

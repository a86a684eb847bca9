import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type App, openApp } from "../../src/app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { commandMessage } from "../../src/cli/ask/at-the-shell.ts";
import { readConfig } from "../../src/config.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { describeWithPostgres, freshDatabase } from "../postgres/database.ts";
import { type Network, startNetwork } from "../postgres/network.ts";
import { until } from "../until.ts";
import { quickPauseMs } from "./job-runs.ts";

describeWithPostgres("a network that swallows what is sent to PostgreSQL", () => {
  let network: Network;
  let folder: string;
  let app: App;
  let jobs: BackgroundJobs;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    network = await startNetwork(await freshDatabase());
    const variables = { NEWSDESK_DATA: folder, NEWSDESK_CORPUS: "corpus", DATABASE_URL: network.address };
    app = await openApp(readConfig({ ...variables, TIME_ZONE: "Asia/Taipei" }), Date.now);
    jobs = startBackgroundJobs(app, [], Date.now, pino({ level: "silent" }), quickPauseMs);
    await until(async () => expect(await copied()).toBe(await app.primary.articles.count()));
  });
  afterEach(async () => {
    await jobs.stop();
    await network.close();
    await rm(folder, { recursive: true });
  });

  async function copied(): Promise<number> {
    const copy = await openStorage(join(folder, "stand-in.sqlite"));
    const count = await copy.articles.count();
    await copy.close();
    return count;
  }

  const ask = async (text: string) => JSON.stringify(asMessage(await app.answer(commandMessage(text))));

  test("delays no answer and no setting while it lasts, and everything continues after it", async () => {
    network.goSilent();
    for (const text of ["tsmc", "latest", "trending", "sources", "read 1"])
      expect(await ask(text), text).not.toContain("could not be saved");
    expect(await ask("follow tsmc")).toContain("could not be saved");
    network.recover();
    await until(async () => {
      expect(await ask("follow tsmc")).not.toContain("could not be saved");
    });
  }, 60_000);
});

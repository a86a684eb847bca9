import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type App, openApp } from "../../src/app/app.ts";
import { type BackgroundJobs, startBackgroundJobs } from "../../src/app/background-jobs.ts";
import { asMessage } from "../../src/chat/answer.ts";
import { commandMessage } from "../../src/cli/ask/at-the-shell.ts";
import { errorMessage } from "../../src/cli/error-message.ts";
import { readConfig } from "../../src/config.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { draft } from "../contract/drafts.ts";
import { describeWithPostgres } from "../postgres/database.ts";
import type { Postgres } from "../servers/postgres.ts";
import { until } from "../until.ts";
import { quickPauseMs } from "./job-runs.ts";

describeWithPostgres("a PostgreSQL that fails", () => {
  let postgres: Postgres;
  let app: App;
  let jobs: BackgroundJobs;
  let folder: string;
  let address: string;

  const start = async () => {
    const variables = { NEWSDESK_DATA: folder, NEWSDESK_CORPUS: "corpus", DATABASE_URL: address };
    app = await openApp(readConfig({ ...variables, TIME_ZONE: "Asia/Taipei" }), Date.now);
    jobs = startBackgroundJobs(app, [], Date.now, pino({ level: "silent" }), quickPauseMs);
  };
  let people = 0;
  /** The answer to a question, by default of another person each time. */
  const ask = async (text: string, user = `U${people++}`) => {
    const message = commandMessage(text);
    const answer = await app.answer({ ...message, user: { ...message.user, user } });
    return JSON.stringify(asMessage(answer));
  };

  beforeAll(async () => {
    const { startPostgres } = await import("../servers/postgres.ts");
    postgres = await startPostgres();
  });
  afterAll(() => postgres.end());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    address = await postgres.createDatabase();
    await start();
  });
  afterEach(async () => {
    await jobs.stop();
    await rm(folder, { recursive: true });
  });

  /** Until this process has its own copy of the articles. */
  const isCopied = () =>
    until(async () => {
      const copy = await openStorage(join(folder, "stand-in.sqlite"));
      const count = await copy.articles.count();
      await copy.close();
      expect(count).toBe(await app.storage.articles.count());
    });

  test.each(["an orderly stop", "a crash"])(
    "after %s readers are answered, a setting is refused with the reason, and everything works when it is back",
    { timeout: 60_000 },
    async (how) => {
      await isCopied();
      await postgres.stop(how === "a crash" ? "crash" : "orderly");
      try {
        expect(await ask("tsmc")).toContain("2-nanometer");
        expect(await ask("台積電", "UREADER")).toContain("2-nanometer");
        expect(await ask("read 1", "UREADER")).toContain("2-nanometer");
        expect(await ask("latest")).toContain("2-nanometer");
        expect(await ask("follow tsmc")).toContain("could not be saved");
        expect(await ask("digest on 08:30")).toContain("could not be saved");
      } finally {
        await postgres.start();
      }
      await until(async () => expect(await ask("follow tsmc")).not.toContain("could not be"));
      expect(await ask("following")).toContain("tsmc");
      await app.storage.articles.add([draft("Aluminium is back")], Date.now());
      await until(async () => expect(await ask("aluminium")).toContain("is back"));
    },
  );

  test("a database that cannot be reached at the start is reported in one line without the password", async () => {
    const nobody = "postgres://newsdesk:swordfish@127.0.0.1:1/newsdesk";
    const config = readConfig({ NEWSDESK_DATA: folder, DATABASE_URL: nobody });
    const error: Error = await openApp(config, Date.now).then(
      () => new Error("opened"),
      (thrown) => thrown,
    );
    expect(errorMessage(error)).toMatch(/^The database 127.0.0.1:1\/newsdesk does not answer: check [^\n]*$/);
    expect(errorMessage(error)).not.toContain("swordfish");
  });
});

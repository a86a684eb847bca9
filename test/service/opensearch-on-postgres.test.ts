import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changesBehind } from "../../src/app/search/changes-behind.ts";
import { readConfig } from "../../src/config.ts";
import { draft } from "../opensearch/archive.ts";
import { describeWithOpenSearch, sharedUrl, uniquePrefix } from "../opensearch/cluster.ts";
import { type Postgres, startPostgres } from "../servers/postgres.ts";
import { until } from "../until.ts";
import { runOnCluster } from "./cluster-process.ts";

describeWithOpenSearch("processes that share a PostgreSQL and a search cluster", () => {
  let folder: string;
  let postgres: Postgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await postgres.end();
    await rm(folder, { recursive: true });
  });

  const run = async (name: string, shared: Record<string, string>) => {
    const own = { NEWSDESK_DATA: join(folder, name), NEWSDESK_CORPUS: join(folder, "none") };
    const process = await runOnCluster(readConfig({ ...own, ...shared }));
    return { ...process, behind: () => changesBehind(process.app, process.app.storage) };
  };

  test("each finds what the other stored, changed and removed; one goes on when the other ends", async () => {
    const shared = {
      ...{ DATABASE_URL: await postgres.createDatabase(), SEARCH_URL: sharedUrl() },
      SEARCH_PREFIX: uniquePrefix(),
    };
    const [one, other] = [await run("one", shared), await run("other", shared)];
    const { articles } = one.app.storage;
    await articles.add([draft("zeppelin"), draft("airship")], Date.now());
    await until(async () => expect(await other.ask("zeppelin")).toContain("The zeppelin report"));
    await other.app.storage.articles.add([draft("glider")], Date.now());
    await until(async () => expect(await one.ask("glider")).toContain("The glider report"));
    await articles.add([draft("airship", "The balloon report")], Date.now());
    await until(async () => expect(await other.ask("balloon")).toContain("The balloon report"));
    const [gone] = (await articles.changes(0, 1)).map(({ id }) => id);
    await articles.remove([gone ?? ""], Date.now());
    await until(async () => expect(await other.ask("zeppelin")).not.toContain("The zeppelin report"));
    await until(async () => expect(await other.behind()).toBe(0));
    await one.stop();
    await other.app.storage.articles.add([draft("kite")], Date.now());
    await until(async () => expect(await other.ask("kite")).toContain("The kite report"));
    await other.stop();
  }, 180_000);
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openApp } from "../../src/app/app.ts";
import { checkCluster } from "../../src/cli/doctor/search-cluster.ts";
import { indexVerb } from "../../src/cli/search-index/verb.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { en } from "../../src/locales/en/sentences.ts";
import { draft } from "../opensearch/archive.ts";
import { describeWithOpenSearch, sharedUrl, uniquePrefix } from "../opensearch/cluster.ts";
import { type Network, startNetwork } from "../postgres/network.ts";
import { until } from "../until.ts";
import { runOnCluster } from "./cluster-process.ts";

let folder: string;
let network: Network;
let config: Config;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  network = await startNetwork(sharedUrl());
  config = readConfig({
    NEWSDESK_DATA: join(folder, "data"),
    NEWSDESK_CORPUS: join(folder, "none"),
    SEARCH_URL: network.address,
    SEARCH_PREFIX: uniquePrefix(),
  });
});
afterEach(async () => {
  await network.close();
  await rm(folder, { recursive: true });
});

/** The status, and what was printed. */
async function index(word: string): Promise<{ status: number; printed: string }> {
  const printed = vi.spyOn(console, "log").mockImplementation(() => {});
  const status = await indexVerb.run([word], config);
  const lines = printed.mock.calls.flat().join("\n");
  printed.mockRestore();
  return { status, printed: lines };
}

describeWithOpenSearch("processes that share an archive on a cluster", () => {
  test("each finds what the other stored; while the cluster is away both say so at once, and go on after", async () => {
    const [one, other] = [await runOnCluster(config), await runOnCluster(config)];
    await one.app.storage.articles.add([draft("zeppelin")], Date.now());
    await until(async () => expect(await other.ask("zeppelin")).toContain("The zeppelin report"));
    network.goSilent();
    await until(async () => expect(await other.ask("zeppelin")).toContain(en.archiveAway));
    await one.app.storage.articles.add([draft("airship")], Date.now());
    expect(await one.ask("airship")).toContain(en.archiveAway);
    network.recover();
    await until(async () => expect(await other.ask("airship")).toContain("The airship report"));
    await Promise.all([one.stop(), other.stop()]);
  }, 180_000);

  test("index and doctor tell how the archive is, build it anew, and find what is wrong", async () => {
    const service = await runOnCluster(config);
    const { articles } = service.app.storage;
    await articles.add([draft("zeppelin"), draft("airship")], Date.now());
    await until(async () => expect(await service.ask("airship")).toContain("The airship report"));
    expect(await index("status")).toMatchObject({
      status: 0,
      printed: expect.stringMatching(/opensearch 2\.19[\s\S]*2 of 2 articles, at change 2, 0 behind/),
    });
    expect(await index("check")).toMatchObject({
      status: 0,
      printed: expect.stringContaining("Nothing differs"),
    });
    expect(await index("rebuild")).toMatchObject({
      status: 0,
      printed: expect.stringContaining("in use now"),
    });
    await until(async () => expect(await service.ask("zeppelin")).toContain("The zeppelin report"));
    expect((await index("status")).printed).toContain("Generation 2");
    const results = config.search ? await checkCluster(service.app.storage, config.search) : [];
    expect(results.map(({ part, verdict }) => [part, verdict])).toEqual([
      ["Search cluster", "pass"],
      ["Disk of node-1", "pass"],
      ["Search index", "pass"],
    ]);
    await service.stop();
    const { storage } = await openApp(config, Date.now);
    await storage.articles.add([draft("glider")], Date.now());
    await storage.close();
    expect((await index("status")).printed).toContain("1 behind");
  }, 180_000);
});

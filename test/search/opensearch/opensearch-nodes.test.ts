import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { Cluster } from "../../../src/search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../../src/search/opensearch/cluster/engine-error.ts";
import { engineStatus } from "../../../src/search/opensearch/cluster/engine-status.ts";
import { readName } from "../../../src/search/opensearch/cluster/index-names.ts";
import { compareWithStore } from "../../../src/search/opensearch/writing/compare.ts";
import { createEngineFeeder } from "../../../src/search/opensearch/writing/engine-feeder.ts";
import { liveGeneration } from "../../../src/search/opensearch/writing/generation.ts";
import { readProgress } from "../../../src/search/opensearch/writing/progress.ts";
import { always, draft, found, openArchive } from "../../opensearch/archive.ts";
import { describeWithOpenSearch } from "../../opensearch/cluster.ts";
import { type OpenSearchServer, startOpenSearch } from "../../servers/opensearch/server.ts";
import { until } from "../../until.ts";

const answer = z.object({ hits: z.object({ total: z.object({ value: z.number() }) }) });

describeWithOpenSearch("a cluster of two nodes of which one is killed", () => {
  let server: OpenSearchServer;
  beforeAll(async () => {
    server = await startOpenSearch(2);
  }, 180_000);
  afterAll(() => server.end());

  /** Two shards, each on both nodes. */
  const open = (prefix: string) =>
    openArchive(new Cluster({ nodes: server.nodes.map(({ url }) => url), prefix, shards: 2, replicas: 1 }));

  /** Asks until it is stopped; returns the answers, which were all given. */
  function ask(cluster: Cluster) {
    const answers: number[] = [];
    let isOver = false;
    const path = `/${readName(cluster, "articles")}/_search`;
    const asking = (async () => {
      while (!isOver) {
        const { hits } = await cluster.ask({ method: "GET", path }, answer);
        answers.push(hits.total.value);
        await sleep(20);
      }
    })();
    return async () => {
      isOver = true;
      await asking;
      return answers;
    };
  }

  test("while articles are written and asked for: answers go on, and no article is lost", async () => {
    const archive = await open("killed");
    const { storage, source } = archive;
    const { cluster } = source;
    const feeder = createEngineFeeder(source, always);
    await storage.articles.add([draft("the first")], 1);
    await feeder.round();
    await until(async () => expect((await engineStatus(cluster)).health).toBe("green"));
    const stopAsking = ask(cluster);
    const drafts = Array.from({ length: 3_000 }, (_, n) => draft(`story ${n}`));
    for (let at = 0; at < drafts.length; at += 500) {
      await storage.articles.add(drafts.slice(at, at + 500), 2);
      const writing = untilTaken(() => feeder.round());
      if (at === 1_000) await server.nodes[1]?.kill();
      await writing;
    }
    const answers = await stopAsking();
    expect(answers.length).toBeGreaterThan(0);
    expect((await found(cluster)).size).toBe(3_001);
    expect((await engineStatus(cluster)).health).toBe("yellow");
    await server.nodes[1]?.start();
    await until(async () => expect((await engineStatus(cluster)).health).toBe("green"));
    const live = await liveGeneration(cluster);
    const generation = live?.number ?? 0;
    const { seq = 0 } = (await readProgress(cluster, generation)) ?? {};
    expect(seq).toBe(3_001);
    const faults = await compareWithStore({ cluster, generation }, storage.articles, seq);
    expect(faults).toEqual({ missing: [], outdated: [], removed: [] });
    await archive.close();
  }, 240_000);

  test("which leads the cluster: what is there is still found, and writing waits until it is back", async () => {
    const archive = await open("led");
    const { storage, source } = archive;
    const { cluster } = source;
    const feeder = createEngineFeeder(source, always);
    await storage.articles.add([draft("before")], 1);
    await feeder.round();
    await until(async () => expect((await engineStatus(cluster)).health).toBe("green"));
    const stopAsking = ask(cluster);
    await server.nodes[0]?.kill();
    await storage.articles.add([draft("meanwhile")], 2);
    const refusal = await feeder.round().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SearchEngineError);
    expect((refusal as SearchEngineError).code).toBe("search_silent");
    const answers = await stopAsking();
    expect(answers.at(-1)).toBe(1);
    await server.nodes[0]?.start();
    await untilTaken(() => feeder.round());
    // The node that is back takes its shards up again one by one; on a busy machine that takes a minute.
    const isFound = async () => expect((await found(cluster)).size).toBe(2);
    await vi.waitFor(isFound, { timeout: 180_000, interval: 200 });
    await archive.close();
  }, 240_000);
});

/** As a running Newsdesk does: again until the cluster takes it. */
async function untilTaken(round: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await round();
      return;
    } catch (error) {
      if (!(error instanceof SearchEngineError)) throw error;
      await sleep(200);
    }
  }
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createMetrics } from "../../../src/ops/metrics.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { Cluster } from "../../../src/search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../../src/search/opensearch/cluster/engine-error.ts";
import { engineStatus } from "../../../src/search/opensearch/cluster/engine-status.ts";
import { createEngineFeeder } from "../../../src/search/opensearch/writing/engine-feeder.ts";
import { generationInUse } from "../../../src/search/opensearch/writing/find-generation.ts";
import { dropGeneration } from "../../../src/search/opensearch/writing/generation.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { always, draft, openArchive } from "../../opensearch/archive.ts";
import { describeWithOpenSearch, freshCluster, sharedUrl, uniquePrefix } from "../../opensearch/cluster.ts";
import { startNetwork } from "../../postgres/network.ts";
import { type Gate, startGate } from "../../servers/opensearch/gate.ts";

const auth = { username: "newsdesk", password: "p@ss/word:1%" };
const credentials = `${auth.username}:${auth.password}`;
const version = z.object({ version: z.object({ number: z.string() }) });
const hello = { method: "GET", path: "/" } as const;

async function failure(settings: Partial<ConstructorParameters<typeof Cluster>[0]>) {
  const cluster = new Cluster({ nodes: [sharedUrl()], prefix: uniquePrefix(), shards: 1, ...settings });
  const error: unknown = await cluster.ask(hello, version).then(
    () => undefined,
    (reason) => reason,
  );
  await cluster.close();
  return error as SearchEngineError | undefined;
}

describeWithOpenSearch("a cluster behind HTTPS and sign-in", () => {
  let gate: Gate;
  beforeAll(async () => {
    gate = await startGate(sharedUrl());
    gate.admit(credentials);
  });
  afterAll(() => gate.close());

  test("answers whoever trusts its authority and knows the password", async () => {
    expect(await failure({ nodes: [gate.url], auth, caFile: gate.caFile })).toBeUndefined();
  });

  test("is not trusted without its authority, and one that cannot be read is named", async () => {
    expect(await failure({ nodes: [gate.url], auth })).toMatchObject({ code: "search_untrusted" });
    const open = () =>
      new Cluster({ nodes: [gate.url], prefix: "x", shards: 1, caFile: "/missing/authority.pem" });
    expect(open).toThrow("/missing/authority.pem");
  });

  test("is up in the metrics while it answers and lets us in", async () => {
    const metrics = createMetrics("1");
    const cluster = new Cluster({
      ...{ nodes: [gate.url], auth, caFile: gate.caFile, prefix: "x", shards: 1 },
    });
    const storage = await openStorage(":memory:");
    const index = new FuzzyIndex({ now: () => 0 });
    const clusterAnswers = () => cluster.answers();
    metrics.observe({ clusterAnswers, behind: async () => 0, index, ...storage });
    expect(await metrics.registry.metrics()).toContain("newsdesk_search_up 1");
    gate.admit(undefined);
    expect(await metrics.registry.metrics()).toContain("newsdesk_search_up 0");
    gate.admit(credentials);
    await Promise.all([storage.close(), cluster.close()]);
  });

  test("says how long to wait for a node that leads, whatever only such a node can answer", async () => {
    const archive = await openArchive(
      freshCluster({ nodes: [gate.url], auth, caFile: gate.caFile, replicas: 0 }),
    );
    const { cluster } = archive.source;
    await archive.storage.articles.add([draft("the first")], 1);
    gate.asked.length = 0;
    await createEngineFeeder(archive.source, always).round();
    await engineStatus(cluster);
    const found = await generationInUse(cluster);
    expect(found?.progress.seq).toBe(1);
    await dropGeneration(cluster, found?.generation.number ?? 0);
    // A node answers these by itself, whether there is a leader or not.
    const others = gate.asked.filter((url) => !/^\/$|\/_(doc|bulk|refresh|stats)\b/.test(url));
    expect(others.length).toBeGreaterThan(8);
    expect(others.filter((url) => !url.includes("cluster_manager_timeout="))).toEqual([]);
    await archive.close();
  });

  test("a refusal says so, without the password in anything that could be logged", async () => {
    gate.admit("somebody:else");
    const error = await failure({ nodes: [gate.url], auth, caFile: gate.caFile });
    gate.admit(credentials);
    expect(error).toBeInstanceOf(SearchEngineError);
    expect(error?.code).toBe("search_refused");
    const { inspect } = await import("node:util");
    const secret = Buffer.from(credentials).toString("base64");
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(auth.password);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(secret);
  });
});

describeWithOpenSearch("a cluster of which a node is gone", () => {
  test("answers by another one", async () => {
    expect(await failure({ nodes: ["http://127.0.0.1:1", sharedUrl()] })).toBeUndefined();
  });

  test("or fell silent: the answer comes all the same", async () => {
    const network = await startNetwork(sharedUrl());
    network.goSilent();
    expect(await failure({ nodes: [network.address, sharedUrl()] })).toBeUndefined();
    await network.close();
  });

  test("and one that is away altogether is said to be", async () => {
    expect(await failure({ nodes: ["http://127.0.0.1:1"] })).toMatchObject({ code: "search_silent" });
  });

  test("what answers, but is no OpenSearch, is said to be none", async () => {
    const cluster = new Cluster({ nodes: [sharedUrl()], prefix: "x", shards: 1 });
    const other = z.object({ version: z.object({ unheardOf: z.string() }) });
    await expect(cluster.ask(hello, other)).rejects.toMatchObject({ code: "search_unsuitable" });
    await cluster.close();
  });
});

import { expect, test } from "vitest";
import { z } from "zod";
import { SearchEngineError } from "../../../src/search/opensearch/cluster/engine-error.ts";
import { compareWithStore } from "../../../src/search/opensearch/writing/compare.ts";
import { createEngineFeeder } from "../../../src/search/opensearch/writing/engine-feeder.ts";
import { EngineWriter } from "../../../src/search/opensearch/writing/engine-writer.ts";
import { nextGeneration } from "../../../src/search/opensearch/writing/find-generation.ts";
import { createGeneration, liveGeneration } from "../../../src/search/opensearch/writing/generation.ts";
import { readProgress } from "../../../src/search/opensearch/writing/progress.ts";
import { rebuild } from "../../../src/search/opensearch/writing/rebuild.ts";
import { always, draft, found, openArchive, setOn } from "../../opensearch/archive.ts";
import { describeWithOpenSearch, freshCluster, sharedUrl } from "../../opensearch/cluster.ts";
import { startNetwork } from "../../postgres/network.ts";
import { startLossyWay } from "../../servers/opensearch/lossy.ts";

const open = () => openArchive(freshCluster());
const keys = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => draft(`story ${from + n}`));

/** The number and the cause of a generation's state. */
async function stateOf({ source: { cluster } }: Awaited<ReturnType<typeof open>>) {
  const live = await liveGeneration(cluster);
  if (!live) throw new Error("nothing is read");
  return { live, progress: await readProgress(cluster, live.number) };
}

describeWithOpenSearch("what is written to a cluster", () => {
  test("every article is there under the change that wrote it last, and none that was removed", async () => {
    const archive = await open();
    const { storage, source } = archive;
    const feeder = createEngineFeeder(source, always);
    const { added } = await storage.articles.add(keys(0, 1_200), 1);
    await storage.articles.add([draft("story 3", "The story 3 report, revised")], 2);
    await storage.articles.remove([added[5]?.id ?? ""], 3);
    await feeder.round();
    const there = await found(source.cluster);
    expect(there.size).toBe(1_199);
    expect(there.get(added[3]?.id ?? "")).toBe(1_201);
    expect(there.has(added[5]?.id ?? "")).toBe(false);
    // Later rounds go on from there.
    await storage.articles.remove([added[3]?.id ?? ""], 4);
    await storage.articles.add(keys(1_200, 1_203), 5);
    await feeder.round();
    expect((await found(source.cluster)).size).toBe(1_201);
    expect((await stateOf(archive)).progress?.seq).toBe(1_206);
    await archive.close();
  });

  test("a late write never wins: not over a newer text, and not over a removal", async () => {
    const archive = await open();
    const { storage, source } = archive;
    const { added } = await storage.articles.add(keys(0, 2), 1);
    const before = await storage.articles.changes(0, 10);
    await createEngineFeeder(source, always).round();
    await storage.articles.add([draft("story 0", "The story 0 report, revised")], 2);
    await storage.articles.remove([added[1]?.id ?? ""], 3);
    await createEngineFeeder(source, always).round();
    // A process that was stopped all the while writes what it had read.
    const late = new EngineWriter(source.cluster, (await stateOf(archive)).live.number);
    expect(await late.write(await late.prepare(before))).toEqual([]);
    expect(await found(source.cluster)).toEqual(new Map([[added[0]?.id, 3]]));
    await archive.close();
  });

  test("whose answers are lost, each request the first time, is there once, and so is what a rebuild makes", async () => {
    const way = await startLossyWay(sharedUrl());
    const archive = await openArchive(freshCluster({ nodes: [way.url] }));
    const { storage, source } = archive;
    const { added } = await storage.articles.add(keys(0, 5), 1);
    await createEngineFeeder(source, always).round();
    await storage.articles.add([draft("story 1", "The story 1 report, revised")], 2);
    await storage.articles.remove([added[0]?.id ?? ""], 3);
    const waits: SearchEngineError[] = [];
    const onWait = (error: SearchEngineError) => void waits.push(error);
    expect(await rebuild(source, { isOurs: always, onProgress: () => {}, onWait })).toBe(true);
    expect(waits).toEqual([]);
    expect((await stateOf(archive)).live.number).toBe(2);
    expect(await found(source.cluster)).toEqual(
      new Map(added.slice(1).map(({ id }, at) => [id, at === 0 ? 6 : at + 2])),
    );
    for (const request of [
      /^PUT .*-words-000002$/m,
      /^POST \/_bulk$/m,
      /^POST \/_aliases$/m,
      /^DELETE .*-000001$/m,
    ])
      expect(way.lost.join("\n")).toMatch(request);
    await archive.close();
    await way.close();
  });

  test("is not taken for one's own where somebody else has made the indices meanwhile", async () => {
    const archive = await open();
    const { cluster, database } = archive.source;
    await nextGeneration(cluster, database);
    await expect(createGeneration(cluster, 1)).rejects.toMatchObject({ code: "search_busy" });
    await archive.close();
  });

  test.each([
    ["index.blocks.read_only_allow_delete", "search_full"],
    ["index.blocks.write", "search_read_only"],
  ])("while %s is set writing says %s, and goes on afterwards where it was", async (block, code) => {
    const archive = await open();
    const { storage, source } = archive;
    const feeder = createEngineFeeder(source, always);
    await storage.articles.add(keys(0, 2), 1);
    await feeder.round();
    await setOn(source.cluster, block, true);
    await storage.articles.add(keys(2, 700), 2);
    const refusal = await feeder.round().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SearchEngineError);
    expect((refusal as SearchEngineError).code).toBe(code);
    expect((await stateOf(archive)).progress?.seq).toBe(2);
    expect((await found(source.cluster)).size).toBe(2);
    await setOn(source.cluster, block, null);
    await feeder.round();
    expect((await found(source.cluster)).size).toBe(700);
    expect(archive.refused).toEqual([]);
    await archive.close();
  });

  test("two databases under one prefix are told apart", async () => {
    const archive = await open();
    await createEngineFeeder(archive.source, always).round();
    const other = createEngineFeeder({ ...archive.source, database: "another" }, always);
    await expect(other.round()).rejects.toMatchObject({ code: "search_foreign" });
    await archive.close();
  });

  test("an index that was deleted is made again, with its own fields", async () => {
    const archive = await open();
    const { storage, source } = archive;
    const feeder = createEngineFeeder(source, always);
    await storage.articles.add(keys(0, 3), 1);
    await feeder.round();
    const { live } = await stateOf(archive);
    const { dropGeneration } = await import("../../../src/search/opensearch/writing/generation.ts");
    await dropGeneration(source.cluster, live.number);
    await feeder.round();
    expect((await found(source.cluster)).size).toBe(3);
    await archive.close();
  });
});

describeWithOpenSearch("a rebuild", () => {
  test("takes the place of what is read without a failed answer, and loses no change made meanwhile", async () => {
    const archive = await open();
    const { storage, source } = archive;
    const feeder = createEngineFeeder(source, always);
    await storage.articles.add(keys(0, 1_500), 1);
    await feeder.round();
    const before = (await stateOf(archive)).live;
    let isOver = false;
    let answers = 0;
    const asking = (async () => {
      for (; !isOver; answers++) expect((await found(source.cluster)).size).toBeGreaterThanOrEqual(1_500);
    })();
    const news = (async () => {
      for (let n = 0; !isOver; n++) {
        await storage.articles.add([draft(`meanwhile ${n}`)], 2);
        await feeder.round();
      }
    })();
    const isDone = await rebuild(source, { isOurs: always, onProgress: () => {}, onWait: () => {} });
    isOver = true;
    await Promise.all([asking, news]);
    await feeder.round();
    const { live, progress } = await stateOf(archive);
    expect({ isDone, number: live.number }).toEqual({ isDone: true, number: before.number + 1 });
    expect(answers).toBeGreaterThan(0);
    expect((await found(source.cluster)).size).toBe(await storage.articles.count());
    const place = { cluster: source.cluster, generation: live.number };
    expect(await compareWithStore(place, storage.articles, progress?.seq ?? 0)).toEqual({
      missing: [],
      outdated: [],
      removed: [],
    });
    await archive.close();
  });

  test("that was broken off goes on where it was", async () => {
    const archive = await open();
    const { storage, source } = archive;
    await storage.articles.add(keys(0, 1_500), 1);
    await createEngineFeeder(source, always).round();
    const stop = new AbortController();
    const quiet = { isOurs: always, onWait: () => {} };
    const first = rebuild(source, { ...quiet, onProgress: () => stop.abort(), signal: stop.signal });
    await first.catch(() => false);
    let least = Number.POSITIVE_INFINITY;
    const changes = (after: number, limit: number) => {
      least = Math.min(least, after);
      return storage.articles.changes(after, limit);
    };
    const again = { ...source, articles: { changes } };
    expect(await rebuild(again, { ...quiet, onProgress: () => {} })).toBe(true);
    expect(least).toBeGreaterThan(0);
    expect((await found(source.cluster)).size).toBe(1_500);
    await archive.close();
  });
});

describeWithOpenSearch("a rebuild on a cluster that fell silent", () => {
  test("says that it waits as soon as a person would be told, and stops as soon as it is stopped", async () => {
    const network = await startNetwork(sharedUrl());
    network.goSilent();
    const archive = await openArchive(freshCluster({ nodes: [network.address] }));
    const stop = new AbortController();
    const waits: string[] = [];
    const isDone = await rebuild(archive.source, {
      isOurs: always,
      onProgress: () => {},
      onWait({ code }) {
        waits.push(code);
        setImmediate(() => stop.abort());
      },
      signal: stop.signal,
    });
    expect({ isDone, waits }).toEqual({ isDone: false, waits: ["search_silent"] });
    await archive.close();
    await network.close();
  });

  test("one that is stopped before anything was answered leaves nothing to wait for", async () => {
    const network = await startNetwork(sharedUrl());
    network.goSilent();
    const archive = await openArchive(freshCluster({ nodes: [network.address] }));
    const stop = new AbortController();
    const quiet = { isOurs: always, onProgress: () => {}, onWait: () => {} };
    const rebuilding = rebuild(archive.source, { ...quiet, signal: stop.signal });
    const working = archive.source.cluster.work({ method: "GET", path: "/" }, z.unknown());
    const brokenOff = expect(working).rejects.toMatchObject({ code: "search_silent" });
    stop.abort();
    expect(await rebuilding).toBe(false);
    await archive.close();
    await brokenOff;
    await network.close();
  });
});

describeWithOpenSearch("a fill", () => {
  test("reads five hundred short articles at once, and as many long ones as fit into memory", async () => {
    const archive = await open();
    const { storage, source } = archive;
    const body = "The harbour council met again. ".repeat(1_000);
    await storage.articles.add(keys(0, 1_020), 1);
    for (let n = 0; n < 60; n++) await storage.articles.add([{ ...draft(`long ${n}`), body }], 2);
    const read: number[] = [];
    const changes = async (after: number, limit: number) => {
      const found = await storage.articles.changes(after, limit);
      read.push(found.filter((change) => change.kind !== "remove" && change.article.body).length);
      return found;
    };
    await createEngineFeeder({ ...source, articles: { changes } }, always).round();
    expect(read.slice(1, 3)).toEqual([0, 0]);
    expect(Math.max(...read.slice(4))).toBeLessThanOrEqual(20);
    expect((await found(source.cluster)).size).toBe(1_080);
    await archive.close();
  });
});

describeWithOpenSearch("a check", () => {
  test("names what is missing, outdated, or there although it was removed", async () => {
    const archive = await open();
    const { storage, source } = archive;
    const { added } = await storage.articles.add(keys(0, 4), 1);
    await createEngineFeeder(source, always).round();
    const { live } = await stateOf(archive);
    const [, outdated, removed] = added.map(({ id }) => id);
    await storage.articles.add([draft("story 1", "The story 1 report, revised")], 2);
    await storage.articles.remove([removed ?? ""], 3);
    const { added: more } = await storage.articles.add([draft("one more")], 4);
    const place = { cluster: source.cluster, generation: live.number };
    expect(await compareWithStore(place, storage.articles, 7)).toEqual({
      missing: [more[0]?.id],
      outdated: [outdated],
      removed: [removed],
    });
    await archive.close();
  });
});

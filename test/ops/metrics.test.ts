import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { StoreUnavailableError } from "../../src/article/store-unavailable.ts";
import type { OnMessage } from "../../src/chat/adapter.ts";
import { isUp } from "../../src/chat/connection/connection.ts";
import type { Message } from "../../src/chat/message.ts";
import { createFeedService } from "../../src/ingest/feeds/feed-service.ts";
import { parseAllowList } from "../../src/ingest/fetch/allow-list.ts";
import { createHealth, type Readiness } from "../../src/ops/health.ts";
import { createMetrics } from "../../src/ops/metrics.ts";
import { type HttpServer, serveWeb, WebError } from "../../src/ops/web.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { entryQueries } from "../ingest/feeds/entry-queries.ts";
import { until } from "../until.ts";

const message = (text: string): Message => ({
  id: text,
  kind: "command",
  channel: { platform: "slack", tenant: "T1", channel: "C1" },
  user: { platform: "slack", tenant: "T1", user: "U1" },
  text,
  canManage: async () => true,
  canPost: async () => true,
});

const answer: OnMessage = async ({ text }) => {
  if (text === "break") throw new Error("no storage");
  const frame = { visibility: "private", locale: "en", zone: "UTC" } as const;
  return text === "again" ? undefined : { ...frame, kind: "notice", lines: [text], actions: [], items: [] };
};

describe("/metrics", () => {
  test("names the version that runs", async () =>
    expect(await createMetrics("1.2.3").registry.metrics()).toContain(
      'newsdesk_build_info{version="1.2.3"} 1',
    ));

  test("counts the answers that a platform shows nowhere, by reason", async () => {
    const metrics = createMetrics("1.2.3");
    metrics.ofPlatform("slack").onUnanswered("forbidden");
    expect(await metrics.registry.metrics()).toContain(
      'newsdesk_unanswered_total{platform="slack",reason="forbidden"} 1',
    );
  });

  test("counts what people said by outcome, times it, and repeats none of it", async () => {
    const metrics = createMetrics("1.2.3");
    const timed = metrics.timed(answer);
    expect(await timed(message("secret takeover"))).toMatchObject({ lines: ["secret takeover"] });
    await timed(message("again"));
    await expect(timed(message("break"))).rejects.toThrow("no storage");
    const text = await metrics.registry.metrics();
    for (const outcome of ["answered", "silent", "failed"]) {
      expect(text).toContain(
        `newsdesk_messages_total{platform="slack",kind="command",outcome="${outcome}"} 1`,
      );
    }
    expect(text).toContain('newsdesk_answer_seconds_count{platform="slack"} 3');
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
    expect(text).not.toContain("takeover");
  });

  test("shows stored and indexed articles and each state of the ledger as they are at the scrape", async () => {
    const storage = await openStorage(":memory:");
    const metrics = createMetrics("1.2.3");
    metrics.observe({ behind: async () => 3, index: new FuzzyIndex({ now: () => 0 }), ...storage });
    const draft = { title: "Ships came", body: "Late.", source: "Harbour", tags: [], language: "en" };
    await storage.articles.add([{ ...draft, keys: ["path:a"] }], 1);
    const order = { configured: false, fullText: false };
    const { feed } = await storage.feeds.add({ url: "https://a.example/rss", ...order }, 1);
    await storage.feeds.add({ url: "https://b.example/rss", ...order }, 1);
    await storage.feeds.save({ ...feed, failures: 2, error: "it answers 500" });
    const slot = { subscriptionId: "s", dueAt: 1 };
    await storage.ledger.claim("one", slot, 1, 1_000);
    await storage.ledger.sent("one", { channel: message("").channel, message: "m" });
    await storage.ledger.claim("two", { ...slot, subscriptionId: "t" }, 1, 1_000);
    for (const key of ["three", "four", "five"]) {
      await storage.ledger.claim(key, slot, 1, 1_000);
      await storage.ledger.close({ key, attempts: 1 }, "uncertain", "platform_unknown");
    }
    await storage.ledger.doubtTold("four");
    await storage.ledger.answerDoubt("five", "answered", 2);
    const text = await metrics.registry.metrics();
    expect(text).toContain('newsdesk_feeds{state="failing"} 1');
    expect(text).toContain('newsdesk_feeds{state="unread"} 1');
    expect(text).toContain("newsdesk_database_up 1");
    expect(text).toContain("newsdesk_articles 1");
    expect(text).toContain("newsdesk_index_articles 0");
    expect(text).toContain('newsdesk_doubts{state="untold"} 1');
    expect(text).toContain('newsdesk_doubts{state="told"} 1');
    expect(text).toContain('newsdesk_deliveries{state="sent"} 2');
    expect(text).toContain('newsdesk_deliveries{state="claimed"} 1');
    expect(text).toContain('newsdesk_deliveries{state="uncertain"} 2');
    await storage.close();
  });
});

/** A database that answers for as long as nothing else is said. */
async function observed(how: { reads: "answered" | "refused" | "swallowed" }) {
  const storage = await openStorage(":memory:");
  const read = (answer: () => Promise<unknown>) => async () => {
    if (how.reads === "refused") throw new StoreUnavailableError("database_silent");
    return how.reads === "swallowed" ? new Promise<never>(() => {}) : answer();
  };
  const metrics = createMetrics("1.2.3");
  metrics.observe({
    behind: async () => undefined,
    index: new FuzzyIndex({ now: () => 0 }),
    articles: { ...storage.articles, count: read(storage.articles.count) as typeof storage.articles.count },
    ledger: { ...storage.ledger, count: read(async () => 3) as typeof storage.ledger.count },
    feeds: { ...storage.feeds, list: read(storage.feeds.list) as typeof storage.feeds.list },
  });
  return metrics;
}

test.each(["refused", "swallowed"] as const)(
  "figures are given also while the database is away and questions are %s; those it would tell are left out",
  async (reads) => {
    const how: Parameters<typeof observed>[0] = { reads };
    const { registry } = await observed(how);
    const away = await registry.metrics();
    expect(away).toContain("newsdesk_database_up 0");
    expect(away).toContain("newsdesk_index_articles 0");
    expect(away).not.toMatch(/^newsdesk_(articles|feeds|deliveries)\b/m);
  },
);

test("the database's figures are left out while it is away, and current when it is back", async () => {
  const how: Parameters<typeof observed>[0] = { reads: "answered" };
  const { registry } = await observed(how);
  expect(await registry.metrics()).toContain('newsdesk_deliveries{state="sent"} 3');
  how.reads = "refused";
  expect(await registry.metrics()).not.toContain("newsdesk_deliveries{");
  how.reads = "answered";
  expect(await registry.metrics()).toContain('newsdesk_deliveries{state="sent"} 3');
});

test("counts the checks of feeds that fail, by reason", async () => {
  const server = createServer((_, response) => response.writeHead(503).end());
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const storage = await openStorage(":memory:");
  const metrics = createMetrics("1.2.3");
  const allow = parseAllowList(`127.0.0.1:${port}`);
  const doorKey = async () => new Uint8Array(32);
  const queries = entryQueries(Date.now);
  const settings = { userAgent: "test", allow, doorKey, queries, now: Date.now };
  const feedService = createFeedService({ ...storage, ...settings });
  feedService.onFailure(metrics.feedFailed);
  const addresses = [`http://127.0.0.1:${port}/`, "http://127.0.0.2/", "http://none.invalid/"];
  await feedService.note(addresses.map((url) => ({ url })));
  await feedService.tick(pino({ level: "silent" }));
  const shown = async () =>
    (await metrics.registry.metrics()).match(/^newsdesk_feed_failures_total.*$/gm)?.toSorted();
  await until(async () =>
    expect(await shown()).toEqual([
      'newsdesk_feed_failures_total{reason="http_5xx"} 1',
      'newsdesk_feed_failures_total{reason="refused"} 1',
      'newsdesk_feed_failures_total{reason="unknown"} 1',
    ]),
  );
  await feedService.stop();
  await storage.close();
  server.close();
});

test("docs/operations.md names each metric, and its alarms use only metrics that exist", async () => {
  const page = await readFile("docs/operations.md", "utf8");
  const metrics = createMetrics("1.2.3");
  const storage = await openStorage(":memory:");
  metrics.observe({ behind: async () => 3, index: new FuzzyIndex({ now: () => 0 }), ...storage });
  metrics.observePlatforms(
    () => [],
    storage.ledger,
    () => 0,
  );
  const names = metrics.registry.getMetricsAsArray().map(({ name }) => name);
  await storage.close();
  const ours = names.filter((name) => name.startsWith("newsdesk_"));
  expect(ours.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  const [, alarms = ""] = /```yaml\n(groups:.*?)```/s.exec(page) ?? [];
  const used = alarms.match(/\b(?:newsdesk|nodejs)_\w+/g) ?? [];
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((name) => !names.includes(name.replace(/_bucket$/, "")))).toEqual([]);
});

describe("health", () => {
  let server: HttpServer | undefined;
  afterEach(() => server?.stop());

  test("is served from the start; ready only once it can answer", async () => {
    const readiness: Readiness = { waitingFor: "loading articles" };
    server = await serveWeb(
      createHealth(readiness, createMetrics("1.2.3").registry, () => [], isUp, "/data"),
      "127.0.0.1",
      0,
    );
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    const early = await fetch(`${server.address}/readyz`);
    expect(early.status).toBe(503);
    expect(await early.json()).toEqual({
      ...{ ready: false, waitingFor: "loading articles", platforms: [], folder: "/data" },
    });
    const proxied = await fetch(`${server.address}/readyz`, { headers: { "x-forwarded-for": "192.0.2.1" } });
    expect(await proxied.json()).not.toHaveProperty("folder");
    readiness.waitingFor = undefined;
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    expect((await fetch(`${server.address}/metrics`)).headers.get("content-type")).toContain("text/plain");
  });

  test("an address in use is reported by name", async () => {
    const app = createHealth({}, createMetrics("1.2.3").registry, () => [], isUp, "/data");
    server = await serveWeb(app, "127.0.0.1", 0);
    const port = Number(new URL(server.address).port);
    const second = serveWeb(app, "127.0.0.1", port);
    await expect(second).rejects.toThrow(WebError);
    await expect(second).rejects.toThrow(
      `127.0.0.1:${port} is taken by another Newsdesk on the data folder /data.`,
    );
  });
});

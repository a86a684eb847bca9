import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type App, openApp } from "../../../src/app/app.ts";
import { readConfig } from "../../../src/config.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import type { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { draft } from "../../contract/drafts.ts";
import { type DoctorInstallation, openInstallation, resultFor } from "./installation.ts";

let installation: DoctorInstallation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.remove());

describe("newsdesk doctor on the contents of the database", () => {
  test("articles, failing feeds and paused digests are reported, each with a remedy", async () => {
    const storage = await openStorage(installation.database);
    const { feed } = await storage.feeds.add(
      { url: "https://news.example/rss", configured: false, fullText: true },
      1,
    );
    await storage.feeds.save({ ...feed, title: "The Harbour", failures: 3, error: "it answers 500" });
    const set = await storage.subscriptions.add({
      channel: { platform: "slack", tenant: "T", channel: "C0GONE" },
      schedule: { times: ["08:30"], zone: "UTC", weekdays: [1] },
      locale: "en",
      createdBy: { platform: "slack", tenant: "T", user: "U" },
      createdAt: 1,
      coveredUntil: 1,
    });
    await storage.subscriptions.pause(set.id, "the channel is gone");
    await storage.close();
    const { status, results } = await installation.diagnose();
    expect(status).toBe(0);
    expect(resultFor(results, "Articles")).toMatchObject({
      verdict: "warn",
      detail: "none yet",
      remedy: expect.any(String),
    });
    expect(resultFor(results, "Feed The Harbour")).toMatchObject({
      verdict: "warn",
      remedy: expect.stringContaining("feeds check"),
    });
    expect(resultFor(results, "Digest 1 of C0GONE")).toMatchObject({
      verdict: "warn",
      detail: expect.stringContaining("gone"),
    });
  });

  test.each([
    ["a feed that is gone for good", { goneAt: 5, error: "is gone for good (410)" }, /gone/, /feeds remove/],
    ["a feed that fails", { failures: 3, error: "answers 500" }, /3 times.*answers 500/, /feeds check/],
  ])("%s is reported", async (_, found, detail, remedy) => {
    const storage = await openStorage(installation.database);
    const order = { url: "https://news.example/rss", configured: false, fullText: true };
    const { feed } = await storage.feeds.add(order, 1);
    await storage.feeds.save({ ...feed, ...found });
    await storage.close();
    const { results } = await installation.diagnose();
    expect(resultFor(results, "Feed https://news.example/rss")).toMatchObject({
      verdict: "warn",
      detail: expect.stringMatching(detail),
      remedy: expect.stringMatching(remedy),
    });
  });

  test("feeds without anything new for three days are reported", async () => {
    const storage = await openStorage(installation.database);
    const fourDaysAgo = Date.now() - 4 * 86_400_000;
    await storage.articles.add([draft("Ships came", { publishedAt: fourDaysAgo })], fourDaysAgo);
    await storage.feeds.add({ url: "https://news.example/rss", configured: false, fullText: true }, 1);
    await storage.close();
    expect(resultFor((await installation.diagnose()).results, "Articles")).toMatchObject({
      verdict: "warn",
      remedy: expect.stringContaining("three days"),
    });
  });

  test("a paused follow is reported", async () => {
    const storage = await openStorage(installation.database);
    const channel = { platform: "slack", tenant: "T", channel: "C0GONE" };
    const createdBy = { platform: "slack", tenant: "T", user: "U" };
    const wish = { channel, query: "tsmc", zone: "UTC", locale: "en", createdBy, createdAt: 1 };
    const { id } = await storage.follows.add(wish);
    await storage.follows.pause(id, "the channel is archived", 1);
    await storage.close();
    expect(resultFor((await installation.diagnose()).results, "Follow 1 of C0GONE")).toMatchObject({
      verdict: "warn",
      detail: expect.stringContaining("archived"),
    });
  });

  test("an index that is damaged, behind or missing is reported; a damaged one is rebuilt", async () => {
    const config = readConfig({ NEWSDESK_DATA: installation.dataDir, NEWSDESK_CORPUS: installation.folder });
    const index = async () => resultFor((await installation.diagnose()).results, "Search index");
    const first = await openApp(config, Date.now);
    expect(await index()).toMatchObject({ verdict: "pass", detail: expect.stringContaining("none saved") });
    await first.storage.articles.add([draft("Ships came")], 1);
    await catchUp(first.embedded as FuzzyIndex, first.storage.articles);
    await first.saveIndex();
    expect(await index()).toMatchObject({ verdict: "pass", detail: expect.stringContaining("up to date") });
    await first.storage.articles.add([draft("More ships came")], 1);
    expect((await index())?.detail).toContain("1 changes behind");
    const many = Array.from({ length: 3_000 }, (_, n) => draft(`Ship ${n}`));
    await first.storage.articles.add(many, 1);
    expect(await index()).toMatchObject({ verdict: "warn", remedy: expect.stringContaining("log") });
    await close(first);
    await writeFile(join(installation.dataDir, "search.index"), "newsdesk, but cut off");
    expect(await index()).toMatchObject({ verdict: "warn", remedy: expect.stringContaining("anew") });
    const again = await openApp(config, Date.now);
    expect(again.index.size).toBe(3_002);
    await close(again);
  });

  const close = async ({ feedService, storage }: App) => {
    await feedService.stop();
    await storage.close();
  };
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openData } from "../../../src/app/data-folder.ts";
import { importArticles } from "../../../src/cli/import.ts";
import { exportVerb } from "../../../src/cli/transfer.ts";
import { type Config, readConfig } from "../../../src/config.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { readTo } from "../../contract/readings.ts";
import { describeWithPostgres, freshDatabase } from "../../postgres/database.ts";

const channel = { platform: "slack", tenant: "T", channel: "C" };

/** Something in every store. */
async function fill({ articles, subscriptions, follows, ledger, mutes, feeds, memory, longTexts }: Storage) {
  const many = Array.from({ length: 1_200 }, (_, n) =>
    draft(`Story ${n} \u2028 “臺北” 🎉`, { publishedAt: n }),
  );
  const { added } = await articles.add(many, 5);
  await articles.add([draft("Story 1 \u2028 “臺北” 🎉", { body: "revised", publishedAt: 1 })], 6);
  await articles.remove([added[7]?.id ?? ""], 7);
  const common = { channel, locale: "en", createdBy: { ...channel, user: "U" }, createdAt: 1 };
  const schedule = { times: ["08:30"], zone: "UTC", weekdays: [1 as const] };
  const digest = await subscriptions.add({ ...common, schedule, coveredUntil: 1 });
  const follow = await follows.add({ ...common, query: "“臺北”", zone: "UTC" });
  const shown = { storyId: added[3]?.id ?? "", articleId: added[3]?.id ?? "" };
  await follows.record([{ ...shown, followId: follow.id, at: 4 }], readTo(900));
  await ledger.claim("key", { subscriptionId: digest.id, dueAt: 1 }, 1, 1_000);
  await ledger.noteRequest({ key: "key", attempts: 1 }, { stories: [shown] }, 2);
  await mutes.add({ channel, query: "golf", createdBy: common.createdBy, createdAt: 1 });
  await feeds.add({ url: "https://news.example/feed", configured: false, fullText: true }, 1);
  await memory.firstTime({ id: "m1", channel }, 1);
  await longTexts.save("k", "search …", 1);
}

/** Everything that can be read from it. */
async function askAll({ articles, subscriptions, follows, ledger, mutes, feeds }: Storage) {
  return {
    changes: await articles.changes(0, 10_000),
    keys: await articles.keysBeginning("path:"),
    digests: await subscriptions.all(),
    follows: await follows.all(),
    waiting: await follows.waiting(),
    progress: await follows.progress(),
    delivery: await ledger.get("key"),
    mutes: await mutes.inChannel(channel),
    feeds: await feeds.list(),
  };
}

describeWithPostgres("a whole store is transferred", () => {
  let folder: string;
  let file: string;
  let sqlite: Config;
  let postgres: Config;
  let printed: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    file = join(folder, "all.jsonl");
    sqlite = readConfig({ NEWSDESK_DATA: join(folder, "one") });
    postgres = readConfig({ NEWSDESK_DATA: join(folder, "two"), DATABASE_URL: await freshDatabase() });
    printed = [];
    vi.spyOn(console, "log").mockImplementation((line) => printed.push(line));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  const within = async <T>(config: Config, work: (storage: Storage) => Promise<T>): Promise<T> => {
    const storage = await openData(config);
    const result = await work(storage);
    await storage.close();
    return result;
  };

  test("from SQLite to PostgreSQL and back with ids, keys, numbers and ledger, and verified", async () => {
    await within(sqlite, fill);
    const before = await within(sqlite, askAll);
    expect(await exportVerb.run([file], sqlite)).toBe(0);
    expect(await importArticles.run([file], postgres)).toBe(0);
    expect(await within(postgres, askAll)).toEqual(before);
    const counts = printed.filter((line) => line.startsWith("articles:"));
    expect(counts).toEqual([counts[0], counts[0]]);
    expect(counts[0]).toMatch(/^articles: 1199 rows, [0-9a-f]{16}$/);
    expect(printed.at(-1)).toBe("Everything is there, and the same.");

    const back = readConfig({ NEWSDESK_DATA: join(folder, "three") });
    await exportVerb.run([`${file}.2`], postgres);
    await importArticles.run([`${file}.2`], back);
    expect(await within(back, askAll)).toEqual(before);
    expect(await readFile(`${file}.2`, "utf8")).toBe(await readFile(file, "utf8"));
  });

  test("numbers continue after those that were imported", async () => {
    await within(sqlite, fill);
    const last = (await within(sqlite, askAll)).changes.at(-1)?.seq ?? 0;
    await exportVerb.run([file], sqlite);
    await importArticles.run([file], postgres);
    await within(postgres, async ({ articles, mutes }) => {
      await articles.add([draft("The next one")], 9);
      expect((await articles.changes(last, 10)).map(({ seq }) => seq)).toEqual([last + 1]);
      const created = { createdBy: { ...channel, user: "U" }, createdAt: 2 };
      expect(await mutes.add({ channel, query: "cricket", ...created })).toMatchObject({ number: 2 });
    });
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ["cut off", (text) => text.slice(0, text.lastIndexOf("{")), /cut off/],
    ["cut off in a line", (text) => text.slice(0, text.indexOf("Story 500 ")), /damaged/],
    ["with a changed word", (text) => text.replace("Story 500 ", "Story 501 "), /articles is not the same/],
    ["of another version", (text) => text.replace("0001 articles", "0001 papers"), /another version/],
  ])("an export that is %s is refused, and nothing of it is stored", async (_, spoil, reason) => {
    await within(sqlite, fill);
    await exportVerb.run([file], sqlite);
    await writeFile(file, spoil(await readFile(file, "utf8")));
    await expect(importArticles.run([file], postgres)).rejects.toThrow(reason);
    expect(await within(postgres, ({ articles }) => articles.count())).toBe(0);
  });

  test("neither a file nor a database with content is overwritten", async () => {
    await within(sqlite, fill);
    await exportVerb.run([file], sqlite);
    await expect(exportVerb.run([file], sqlite)).rejects.toThrow(/is there already/);
    await expect(importArticles.run([file], sqlite)).rejects.toThrow(/not empty/);
  });
});

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settings } from "../../src/cli/settings.ts";
import { UsageError } from "../../src/cli/verb.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";

const general = { platform: "slack", tenant: "T0NEWS", channel: "C0GENERAL" };
/** One has nothing but a mute, the other nothing but its zone. */
const quiet = { ...general, channel: "C0QUIET" };
const plain = { ...general, channel: "C0PLAIN" };
const ann = { platform: "slack", tenant: "T0NEWS", user: "U0ANN" };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  file = join(folder, "settings.yaml");
  vi.spyOn(console, "log").mockImplementation(() => undefined);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** A separate installation. */
const house = (name: string): Config =>
  readConfig({ NEWSDESK_DATA: join(folder, name), NEWSDESK_CORPUS: join(folder, name) });

const storageOf = ({ dataDir }: Config) => openStorage(join(dataDir, "newsdesk.sqlite"));

async function furnish(config: Config) {
  const storage = await storageOf(config);
  const common = { channel: general, locale: "zh-TW", createdBy: ann, createdAt: 1 };
  const { feed } = await storage.feeds.add(
    { url: "https://news.example/rss", configured: false, fullText: false },
    1,
  );
  await storage.feeds.setRules(feed.id, [
    { kind: "block", text: "title:horoscope" },
    { kind: "name", text: "The News" },
  ]);
  await storage.pageRules.add({ host: "news.example", kind: "drop", text: ".ad > p" });
  await storage.subscriptions.add({
    ...common,
    schedule: { times: ["08:30", "18:00"], zone: "Asia/Taipei", weekdays: [1, 5, 7] },
    about: '"chip makers" -nvidia',
    most: 5,
    silent: true,
    coveredUntil: 1,
  });
  await storage.follows.add({
    ...common,
    query: "台積電",
    zone: "Asia/Taipei",
    quiet: { from: "22:00", to: "07:00" },
  });
  await storage.mutes.add({ channel: general, query: "horoscope", createdBy: ann, createdAt: 1 });
  await storage.mutes.add({ channel: quiet, query: "golf", createdBy: ann, createdAt: 1 });
  await storage.preferences.choose(general, { locale: "zh-TW", zone: "Asia/Taipei" });
  await storage.preferences.choose(plain, { zone: "Europe/Berlin" });
  await storage.close();
  await writeFile(
    join(config.dataDir, "aliases.yaml"),
    "# ours\nadded:\n  - [TSMC, 護國神山]\nforbidden: []\n",
  );
}

describe("newsdesk settings", () => {
  test("imported settings equal the exported ones, and importing twice adds nothing", async () => {
    const [from, to] = [house("from"), house("to")];
    await furnish(from);
    await settings.run(["export", file], from);
    await settings.run(["import", file], to);
    await settings.run(["import", file], to);
    await settings.run(["export", join(folder, "again.yaml")], to);
    expect(await readFile(join(folder, "again.yaml"), "utf8")).toBe(await readFile(file, "utf8"));
    const text = await readFile(file, "utf8");
    const storage = await storageOf(to);
    expect((await storage.preferences.of(ann, plain)).channel).toEqual({ zone: "Europe/Berlin" });
    const [digest, ...others] = await storage.subscriptions.inChannel(general);
    await storage.close();
    expect(others).toEqual([]);
    expect(text).toContain("- block: title:horoscope");
    expect(text).toContain("- drop: .ad > p");
    expect(digest).toMatchObject({ about: '"chip makers" -nvidia', schedule: { weekdays: [1, 5, 7] } });
    expect(text).toMatch(/C0QUIET[\s\S]*golf/);
    expect(digest?.coveredUntil).toBeGreaterThan(Date.now() - 60_000);
  });

  test("one changed line moves a channel from Slack to Discord", async () => {
    const [from, to] = [house("from"), house("to")];
    await furnish(from);
    await settings.run(["export", file], from);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("channel: slack/T0NEWS/C0GENERAL", "channel: discord/111/222"));
    await settings.run(["import", file], to);
    const storage = await storageOf(to);
    const there = { platform: "discord", tenant: "111", channel: "222" };
    expect(await storage.subscriptions.inChannel(there)).toHaveLength(1);
    expect(await storage.follows.inChannel(there)).toMatchObject([{ query: "台積電" }]);
    expect(await storage.mutes.inChannel(there)).toMatchObject([{ query: "horoscope" }]);
    expect((await storage.preferences.of(ann, there)).channel.locale).toBe("zh-TW");
    expect(await storage.follows.inChannel(general)).toEqual([]);
    await storage.close();
  });

  test("a channel's own choice of language and zone stays", async () => {
    const [from, to] = [house("from"), house("to")];
    await furnish(from);
    await settings.run(["export", file], from);
    const before = await storageOf(to);
    await before.preferences.choose(general, { zone: "UTC" });
    await before.close();
    await settings.run(["import", file], to);
    const storage = await storageOf(to);
    const { channel } = await storage.preferences.of(ann, general);
    await storage.close();
    expect(channel).toEqual({ locale: "zh-TW", zone: "UTC" });
  });

  test("comments in the alias file stay", async () => {
    const [from, to] = [house("from"), house("to")];
    await furnish(from);
    await furnish(to);
    await writeFile(join(to.dataDir, "aliases.yaml"), "# do not touch\nadded:\n  - [WTO, 世貿]\n");
    await settings.run(["export", file], from);
    await settings.run(["import", file], to);
    const names = await readFile(join(to.dataDir, "aliases.yaml"), "utf8");
    expect(names).toMatch(/# do not touch[\s\S]*WTO[\s\S]*護國神山/);
  });

  test.each([
    ["channels:\n  - channel: general", "channel"],
    [
      "channels:\n  - channel: slack/T/C\n    digests: [{ times: ['8h'], zone: Mars, days: [mon], locale: en, setBy: slack/T/U }]",
      "times",
    ],
    ["subscriptions: []", "subscriptions"],
    ["feeds: [{ url: 'https://a.example/', rules: [{ keep: a, block: b }] }]", "keep, block"],
    ["pages: [{ host: a.example, rules: [{ take: 'p:has(a)' }] }]", "CSS selector"],
    ["feeds: [", "cannot be read"],
  ])("%s is refused by name, and nothing is changed", async (text, named) => {
    const to = house("to");
    await writeFile(file, text);
    const refused = settings.run(["import", file], to);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(named);
  });
});

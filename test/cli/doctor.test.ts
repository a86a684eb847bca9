import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Finding } from "../../src/chat/finding.ts";
import { doctor } from "../../src/cli/doctor.ts";
import { openStorage } from "../../src/storage/sqlite.ts";
import { startDiscord } from "../servers/discord.ts";
import { type SlackServer, startSlack } from "../servers/slack.ts";

const signingSecret = "0123456789abcdef0123456789abcdef";

let folder: string;
let dataDir: string;
let database: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  dataDir = join(folder, "data");
  database = join(dataDir, "newsdesk.sqlite");
  await mkdir(dataDir);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What the doctor finds with these variables, and its exit status. */
async function diagnose(variables: Record<string, string | undefined> = {}) {
  const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const environment = { NEWSDESK_DATA: dataDir, WEB_PORT: "0", ...variables };
  const status = await doctor.open(["--json"], environment);
  const printed = String(print.mock.calls[0]?.[0]);
  print.mockRestore();
  for (const [name, secret] of Object.entries(variables)) {
    if (/TOKEN|SECRET/.test(name) && secret) expect(printed).not.toContain(secret);
  }
  return { status, findings: JSON.parse(printed) as Finding[] };
}

const about = (findings: Finding[], part: string) =>
  findings.find((finding) => finding.part.startsWith(part));

describe("newsdesk doctor on the machine", () => {
  test("a fresh installation passes, but for what is still to be done, and nothing is made", async () => {
    const missing = join(dataDir, "not", "yet");
    const { status, findings } = await diagnose({ NEWSDESK_DATA: missing });
    expect(status).toBe(0);
    expect(findings.filter(({ verdict }) => verdict !== "pass").map(({ part }) => part)).toEqual([
      "Platforms",
    ]);
    expect(about(findings, "Data folder")?.detail).toContain("will be made");
  });

  test("every fault of the configuration is told, and the status is 1", async () => {
    const { status, findings } = await diagnose({ PORT: "many", TIME_ZONE: "Nowhere" });
    expect(status).toBe(1);
    expect(findings.map(({ verdict, detail }) => [verdict, detail.split(" ")[0]])).toEqual([
      ["fail", "PORT"],
      ["fail", "TIME_ZONE"],
    ]);
  });

  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    ["a damaged database", () => writeFile(database, Buffer.alloc(8_192, "x")), "Database", /not a database/],
    ["one of a newer version", makeNewer, "Database", /newer version/],
    [
      "one of another program",
      async () => void new DatabaseSync(database).exec("create table t (a)"),
      "Database",
      /another program/,
    ],
  ])("%s fails", async (_, spoil, part, detail) => {
    await spoil();
    const { status, findings } = await diagnose();
    expect(status).toBe(1);
    expect(about(findings, part)).toMatchObject({ verdict: "fail", detail: expect.stringMatching(detail) });
  });

  async function makeNewer() {
    await (await openStorage(database)).close();
    const file = new DatabaseSync(database);
    file.exec("insert into newsdesk_migration values ('9999 later', '2030')");
    file.close();
  }

  test("a database that another program keeps locked fails", async () => {
    await (await openStorage(database)).close();
    const other = new DatabaseSync(database);
    other.exec("begin immediate");
    const { findings } = await diagnose();
    other.close();
    expect(about(findings, "Database")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("locked"),
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    "a data folder that cannot be written fails (root may write anywhere)",
    async () => {
      await chmod(dataDir, 0o500);
      const { findings } = await diagnose();
      await chmod(dataDir, 0o700);
      expect(about(findings, "Data folder")).toMatchObject({ verdict: "fail" });
    },
  );

  test("a data folder that is a file fails", async () => {
    await writeFile(join(folder, "file"), "");
    const { status, findings } = await diagnose({ NEWSDESK_DATA: join(folder, "file") });
    expect([status, about(findings, "Data folder")?.verdict]).toEqual([1, "fail"]);
  });

  test("an articles folder that is missing is a warning", async () => {
    const { status, findings } = await diagnose({ NEWSDESK_CORPUS: join(folder, "nowhere") });
    expect([status, about(findings, "Articles folder")?.verdict]).toEqual([0, "warn"]);
  });

  test.each([
    ["another program", { hello: "world" }, "warn", "another program"],
    ["Newsdesk, ready", { ready: true }, "pass", "is running"],
    ["Newsdesk, not ready", { ready: false, waitingFor: "connecting" }, "warn", "connecting"],
  ])("the web port used by %s is told", async (_, body, verdict, detail) => {
    const server = createServer((_request, response) => response.end(JSON.stringify(body)));
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { findings } = await diagnose({ WEB_PORT: String((server.address() as AddressInfo).port) });
    await new Promise((closed) => server.close(closed));
    expect(about(findings, "Health")).toMatchObject({ verdict, detail: expect.stringContaining(detail) });
  });
});

describe("newsdesk doctor on what is in the database", () => {
  test("articles, feeds that fail and digests that are paused are told, each with what to do", async () => {
    const storage = await openStorage(database);
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
    const { status, findings } = await diagnose();
    expect(status).toBe(0);
    expect(about(findings, "Articles")).toMatchObject({ part: expect.anything() });
    expect(findings.find(({ detail }) => detail === "none yet")).toMatchObject({
      verdict: "warn",
      remedy: expect.any(String),
    });
    expect(about(findings, "Feed The Harbour")).toMatchObject({
      verdict: "warn",
      remedy: expect.stringContaining("feeds check"),
    });
    expect(about(findings, "Digest 1 of C0GONE")).toMatchObject({
      verdict: "warn",
      detail: expect.stringContaining("gone"),
    });
  });
});

describe("newsdesk doctor in Slack", () => {
  let slack: SlackServer;
  beforeEach(async () => {
    slack = await startSlack();
  });
  afterEach(() => slack.stop());

  const variables = () => ({
    SLACK_BOT_TOKEN: slack.credentials.botToken,
    SLACK_APP_TOKEN: slack.credentials.appToken,
    SLACK_API_URL: slack.credentials.apiUrl,
  });

  test("a sound installation passes, and nothing is posted", async () => {
    const { status, findings } = await diagnose(variables());
    expect(status).toBe(0);
    const slacks = findings.filter(({ part }) => part.startsWith("Slack"));
    expect(slacks.map(({ part, verdict }) => [part, verdict])).toEqual([
      ["Slack token", "pass"],
      ["Slack permissions", "pass"],
      ["Slack Socket Mode", "pass"],
    ]);
    expect([...slack.posted, ...slack.unexpected]).toEqual([]);
  });

  test.each<[string, object, string, RegExp]>([
    ["a refused bot token", { SLACK_BOT_TOKEN: "xoxb-revoked" }, "Slack token", /SLACK_BOT_TOKEN.*https/],
    ["a refused app token", { SLACK_APP_TOKEN: "xapp-revoked" }, "Slack Socket Mode", /SLACK_APP_TOKEN/],
    [
      "an address where nobody is",
      { SLACK_API_URL: "http://127.0.0.1:9/api/" },
      "Slack token",
      /does not answer/,
    ],
  ])("%s fails by name", async (_, wrong, part, detail) => {
    const { status, findings } = await diagnose({ ...variables(), ...wrong });
    expect(status).toBe(1);
    expect(about(findings, part)).toMatchObject({ verdict: "fail", detail: expect.stringMatching(detail) });
  });

  test.each([
    ["chat:write", "fail"],
    ["channels:history", "warn"],
  ])("without the scope %s: %s", async (scope, verdict) => {
    slack.workspace.scopes.delete(scope);
    const { findings } = await diagnose(variables());
    expect(about(findings, "Slack permissions")).toMatchObject({
      verdict,
      detail: expect.stringContaining(scope),
    });
  });

  test.each([
    [signingSecret, "pass"],
    ["xoxb-mistaken", "warn"],
  ])("over HTTP a signing secret such as %s: %s", async (secret, verdict) => {
    const { findings } = await diagnose({
      ...variables(),
      SLACK_APP_TOKEN: "",
      SLACK_SIGNING_SECRET: secret,
    });
    expect(about(findings, "Slack signing secret")).toMatchObject({ verdict });
  });

  test.each([
    ["C0GENERAL", "pass", /can be posted/],
    ["C0OUTSIDE", "fail", /\/invite/],
    ["C0ARCHIVE", "fail", /archived/],
  ])("a digest in %s: %s", async (channel, verdict, detail) => {
    await setDigest({ platform: "slack", tenant: slack.workspace.team, channel });
    const { findings } = await diagnose(variables());
    expect(about(findings, `Slack channel ${channel}`)).toMatchObject({
      verdict,
      detail: expect.stringMatching(detail),
    });
  });
});

async function setDigest(channel: { platform: string; tenant: string; channel: string }) {
  const storage = await openStorage(database);
  await storage.subscriptions.add({
    channel,
    schedule: { times: ["08:30"], zone: "UTC", weekdays: [1] },
    locale: "en",
    createdBy: { platform: channel.platform, tenant: channel.tenant, user: "U" },
    createdAt: 1,
    coveredUntil: 1,
  });
  await storage.close();
}

describe("newsdesk doctor in Discord", () => {
  let discord: Awaited<ReturnType<typeof startDiscord>>;
  beforeEach(async () => {
    discord = await startDiscord();
  });
  afterEach(async () => {
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  const variables = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl });

  test("a bot that was never started is told to register its command; nothing is posted", async () => {
    const { status, findings } = await diagnose(variables());
    expect(status).toBe(0);
    expect(about(findings, "Discord token")).toMatchObject({ verdict: "pass" });
    expect(about(findings, "Discord servers")).toMatchObject({ verdict: "pass", detail: "in 1 server" });
    expect(about(findings, "Discord command")).toMatchObject({ verdict: "warn", remedy: expect.any(String) });
    expect(discord.requests.filter((line) => !line.startsWith("GET "))).toEqual([]);
  });

  test("a refused token fails by name", async () => {
    const { status, findings } = await diagnose({ ...variables(), DISCORD_TOKEN: "wrong" });
    expect(status).toBe(1);
    expect(about(findings, "Discord token")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("DISCORD_TOKEN"),
    });
  });

  test.each<[string, bigint, "pass" | "fail", RegExp]>([
    ["where it may post", 0n, "pass", /can be posted/],
    ["where it may not post", 1n << 11n, "fail", /Send Messages/],
  ])("a digest %s: told", async (_, denied, verdict, detail) => {
    discord.world.botPermissions &= ~denied;
    await setDigest(discord.channel);
    const { findings } = await diagnose(variables());
    expect(about(findings, "Discord channel")).toMatchObject({
      verdict,
      detail: expect.stringMatching(detail),
    });
  });

  test("a digest in a channel that is gone: told", async () => {
    await setDigest({ ...discord.channel, channel: "100000000000000009" });
    const { findings } = await diagnose(variables());
    expect(about(findings, "Discord channel")).toMatchObject({
      verdict: "fail",
      detail: expect.stringMatching(/gone/),
    });
  });
});

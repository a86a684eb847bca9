import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { probeDiscord } from "../../../adapters/discord/probe.ts";
import type { CheckResult } from "../../../src/chat/check-result.ts";
import type { Place } from "../../servers/discord-places.ts";
import { permission } from "../../servers/discord-world.ts";
import { type Started, type Wiring, wire } from "./harness.ts";

let running: Started | undefined;

afterEach(async () => {
  const ended = running;
  running = undefined;
  await ended?.stop();
  expect(ended?.server.violations).toEqual([]);
});

async function wired(wiring?: Wiring) {
  running = await wire(wiring);
  return running;
}

/** The results of a probe by their part. */
async function look({ server, keyValues }: Started, guildId?: string): Promise<Map<string, CheckResult>> {
  const { token, apiUrl, channel } = server;
  const log = pino({ level: "silent" });
  const results = await probeDiscord({ token, apiUrl, guildId, keyValues, log }, [channel]);
  return new Map(results.map((result) => [result.part, result]));
}

/** As the program did when it last ran. */
async function runBefore(started: Started, guildId?: string): Promise<void> {
  const { server, keyValues } = started;
  const before = await wire({ server, keyValues, guildId });
  await before.adapter.start(async () => undefined);
  await before.adapter.stop();
}

describe("the commands", () => {
  test("that were never registered are reported, with what registers them", async () => {
    const findings = await look(await wired());
    expect(findings.get("Discord commands")).toMatchObject({
      verdict: "warn",
      detail: expect.stringContaining("missing"),
      remedy: expect.stringContaining("npm start"),
    });
  });

  test.each(["all servers", "one server"])("that are in place for %s pass", async (where) => {
    const started = await wired();
    const guildId = where === "one server" ? started.server.world.guildId : undefined;
    await runBefore(started, guildId);
    expect((await look(started, guildId)).get("Discord commands")).toMatchObject({ verdict: "pass" });
  });

  test("that are for all servers are missing in the one that DISCORD_GUILD names", async () => {
    const started = await wired();
    await runBefore(started);
    const { guildId } = started.server.world;
    expect((await look(started, guildId)).get("Discord commands")).toMatchObject({
      verdict: "warn",
      detail: expect.stringContaining(guildId),
    });
  });

  test("of another version than this program's are reported", async () => {
    const started = await wired();
    await runBefore(started);
    started.server.world.commands[0] = { ...started.server.world.commands[0], version: "1" };
    expect((await look(started)).get("Discord commands")?.detail).toContain("of another version");
  });
});

test.each<[number[], RegExp]>([
  [[0, 1], /^on: .*client_id=\d+&integration_type=1&scope=applications\.commands$/],
  [[0], /^off; .*User Install under Installation/],
])("it says whether people may install it for themselves: %j", async (installations, said) => {
  const started = await wired();
  started.server.world.installations = installations;
  expect((await look(started)).get("Discord user install")).toMatchObject({
    verdict: "pass",
    detail: expect.stringMatching(said),
  });
});

test("the application is named, the intents are reported as granted", async () => {
  const started = await wired();
  const findings = await look(started);
  expect(findings.get("Discord token")?.detail).toContain(started.server.world.bot.id);
  expect(findings.get("Discord intents")).toMatchObject({ verdict: "pass" });
});

test.each<[number, string, RegExp]>([
  [4010, "Discord shards", /SHARD_COUNT/],
  [4011, "Discord shards", /Raise SHARDS/],
  [4012, "Discord connection", /Update Newsdesk/],
  [4013, "Discord intents", /Update Newsdesk/],
  [4014, "Discord intents", /DISCORD_TOKEN/],
])("a connection that is closed with %i is reported as what it is about", async (code, part, cure) => {
  const started = await wired();
  started.server.gateway.refuseWith = code;
  const findings = await look(started);
  expect([...findings.keys()]).toEqual([part]);
  expect(findings.get(part)).toMatchObject({ verdict: "fail", detail: expect.stringMatching(cure) });
});

describe("a channel that is posted to", () => {
  test("under a sender's name is reported if it would have the bot's own, with the permission", async () => {
    const { server } = await wired();
    const { token, apiUrl } = server;
    const channel = { ...server.channel, style: { sender: { name: "Morning desk" } } };
    const options = { token, apiUrl, log: pino({ level: "silent" }) };
    const look = async () => (await probeDiscord(options, [channel])).at(-1);
    expect(await look()).toMatchObject({
      verdict: "warn",
      remedy: "grant the permission Manage Webhooks",
    });
    server.world.botPermissions |= permission.manageWebhooks;
    expect(await look()).toMatchObject({ verdict: "pass" });
  });

  test.each([
    ["Send Messages", permission.sendMessages, "fail"],
    ["View Channel", permission.viewChannel, "fail"],
    ["Read Message History", permission.readHistory, "warn"],
  ])("without %s names the permission", async (name, denied, verdict) => {
    const started = await wired();
    const { server } = started;
    server.world.botPermissions &= ~denied;
    const result = (await look(started)).get(`Discord channel ${server.channel.channel}`);
    expect(result).toMatchObject({ verdict, detail: expect.stringContaining(name) });
  });

  test("of a server that keeps the bot from writing says until when", async () => {
    const started = await wired();
    const { server } = started;
    server.world.botTimeOutUntil = "2126-11-29T21:30:00.000Z";
    const result = (await look(started)).get(`Discord channel ${server.channel.channel}`);
    expect(result).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("2126-11-29 21:30 UTC"),
    });
  });

  test.each<[Place["kind"], Partial<Place>, RegExp]>([
    ["forum", { requiresTag: true, tags: [{ id: "9", name: "Staff", moderated: true }] }, /Add a tag/],
    ["thread", { locked: true }, /unlock/],
    ["category", {}, /text channel/],
  ])("that is a %s %o says what to do", async (kind, more, cure) => {
    const started = await wired();
    const { server } = started;
    const channel = server.world.addPlace(kind, more);
    const { token, apiUrl } = server;
    const log = pino({ level: "silent" });
    const results = await probeDiscord({ token, apiUrl, log }, [{ ...server.channel, channel }]);
    expect(results.at(-1)).toMatchObject({ verdict: "fail", detail: expect.stringMatching(cure) });
  });

  test("with all of them passes", async () => {
    const started = await wired();
    const result = (await look(started)).get(`Discord channel ${started.server.channel.channel}`);
    expect(result).toMatchObject({ verdict: "pass" });
  });
});

test("probing changes nothing", async () => {
  const started = await wired();
  await look(started);
  expect(started.server.requests.filter((line) => !line.startsWith("GET"))).toEqual([]);
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startDiscord } from "../../servers/discord.ts";
import { about, admit, type Patient } from "./patient.ts";

let patient: Patient;
beforeEach(async () => {
  patient = await admit();
});
afterEach(() => patient.remove());

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
    const { status, results } = await patient.diagnose(variables());
    expect(status).toBe(0);
    expect(about(results, "Discord token")).toMatchObject({ verdict: "pass" });
    expect(about(results, "Discord servers")).toMatchObject({ verdict: "pass", detail: "in 1 server" });
    expect(about(results, "Discord command")).toMatchObject({ verdict: "warn", remedy: expect.any(String) });
    expect(discord.requests.filter((line) => !line.startsWith("GET "))).toEqual([]);
  });

  test("a refused token fails by name", async () => {
    const { status, results } = await patient.diagnose({ ...variables(), DISCORD_TOKEN: "wrong" });
    expect(status).toBe(1);
    expect(about(results, "Discord token")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("DISCORD_TOKEN"),
    });
  });

  test("refused intents fail by name", async () => {
    discord.gateway.refuseWith = 4014;
    const { status, results } = await patient.diagnose(variables());
    expect(status).toBe(1);
    expect(about(results, "Discord intents")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("intents"),
    });
  });

  test("a bot in no server is told how it is invited", async () => {
    discord.world.removed = true;
    const { results } = await patient.diagnose(variables());
    expect(about(results, "Discord servers")).toMatchObject({
      verdict: "warn",
      remedy: expect.stringContaining("oauth2/authorize"),
    });
  });

  test.each<[string, bigint, "pass" | "fail", RegExp]>([
    ["where it may post", 0n, "pass", /can be posted/],
    ["where it may not post", 1n << 11n, "fail", /Send Messages/],
  ])("a digest %s: told", async (_, denied, verdict, detail) => {
    discord.world.botPermissions &= ~denied;
    await patient.setDigest(discord.channel);
    const { results } = await patient.diagnose(variables());
    expect(about(results, "Discord channel")).toMatchObject({
      verdict,
      detail: expect.stringMatching(detail),
    });
  });

  test("a digest in a channel that is gone: told", async () => {
    await patient.setDigest({ ...discord.channel, channel: "100000000000000009" });
    const { results } = await patient.diagnose(variables());
    expect(about(results, "Discord channel")).toMatchObject({
      verdict: "fail",
      detail: expect.stringMatching(/gone/),
    });
  });
});

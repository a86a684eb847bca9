import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startDiscord } from "../../servers/discord.ts";
import { type DoctorInstallation, openInstallation, resultFor } from "./installation.ts";

let installation: DoctorInstallation;
beforeEach(async () => {
  installation = await openInstallation();
});
afterEach(() => installation.remove());

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

  test("a bot that was never started gets a warning about its command; nothing is posted", async () => {
    const { status, results } = await installation.diagnose(variables());
    expect(status).toBe(0);
    expect(resultFor(results, "Discord token")).toMatchObject({ verdict: "pass" });
    expect(resultFor(results, "Discord servers")).toMatchObject({ verdict: "pass", detail: "in 1 server" });
    expect(resultFor(results, "Discord command")).toMatchObject({
      verdict: "warn",
      remedy: expect.any(String),
    });
    expect(discord.requests.filter((line) => !line.startsWith("GET "))).toEqual([]);
  });

  test("a refused token fails by name", async () => {
    const { status, results } = await installation.diagnose({ ...variables(), DISCORD_TOKEN: "wrong" });
    expect(status).toBe(1);
    expect(resultFor(results, "Discord token")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("DISCORD_TOKEN"),
    });
  });

  test("refused intents fail by name", async () => {
    discord.gateway.refuseWith = 4014;
    const { status, results } = await installation.diagnose(variables());
    expect(status).toBe(1);
    expect(resultFor(results, "Discord intents")).toMatchObject({
      verdict: "fail",
      detail: expect.stringContaining("intents"),
    });
  });

  test("a bot in no server gets a link to invite it", async () => {
    discord.world.removed = true;
    const { results } = await installation.diagnose(variables());
    expect(resultFor(results, "Discord servers")).toMatchObject({
      verdict: "warn",
      remedy: expect.stringContaining("oauth2/authorize"),
    });
  });

  test.each<[string, bigint, "pass" | "fail", RegExp]>([
    ["where it may post", 0n, "pass", /can be posted/],
    ["where it may not post", 1n << 11n, "fail", /Send Messages/],
  ])("a digest %s is reported", async (_, denied, verdict, detail) => {
    discord.world.botPermissions &= ~denied;
    await installation.setDigest(discord.channel);
    const { results } = await installation.diagnose(variables());
    expect(resultFor(results, "Discord channel")).toMatchObject({
      verdict,
      detail: expect.stringMatching(detail),
    });
  });

  test("a digest in a deleted channel is reported", async () => {
    await installation.setDigest({ ...discord.channel, channel: "100000000000000009" });
    const { results } = await installation.diagnose(variables());
    expect(resultFor(results, "Discord channel")).toMatchObject({
      verdict: "fail",
      detail: expect.stringMatching(/gone/),
    });
  });
});

import { afterEach, describe, expect, test, vi } from "vitest";
import { notice } from "../../contract/replies.ts";
import { missingAccess } from "../../servers/discord-answers.ts";
import { type Started, textOf, type Wiring, wire } from "./harness.ts";

let running: Started | undefined;

async function wired(wiring?: Wiring) {
  running = await wire(wiring);
  return running;
}

afterEach(async () => {
  vi.useRealTimers();
  const ended = running;
  running = undefined;
  await ended?.stop();
  expect(ended?.server.violations).toEqual([]);
});

const registrations = ({ server }: Started) => server.requests.filter((line) => line.startsWith("PUT"));

test("a refused token is one line that names the variable and where to get it, never the token", async () => {
  const { adapter, logged } = await wired({ token: "wrong.secret.token" });
  const starting = adapter.start(async () => undefined);
  await expect(starting).rejects.toMatchObject({
    code: "auth",
    message: expect.stringMatching(/^[^\n]*DISCORD_TOKEN[^\n]*discord\.com\/developers\/applications[^\n]*$/),
  });
  expect(logged.join("")).not.toContain("secret");
});

test("a token that only the gateway refuses (4004) gives the same line", async () => {
  const { adapter, server } = await wired();
  server.gateway.refuseWith = 4004;
  await expect(adapter.start(async () => undefined)).rejects.toMatchObject({ code: "auth" });
});

test("refused intents (4014) are one clear line", async () => {
  const { adapter, server } = await wired();
  server.gateway.refuseWith = 4014;
  await expect(adapter.start(async () => undefined)).rejects.toMatchObject({
    code: "rejected",
    message: expect.stringMatching(/^[^\n]*intents[^\n]*$/),
  });
});

test("a start retries while Discord is not up yet", async () => {
  const { adapter, server, logged } = await wired();
  for (let tries = 0; tries < 4; tries++) server.failNext(/gateway\/bot/, { status: 503 });
  await adapter.start(async () => undefined);
  expect(logged.join("")).toContain("the connection is lost");
});

describe("the commands", () => {
  const names = ["news", "newsdesk", "Find related news"];
  const namesIn = (commands: Record<string, unknown>[]) => commands.map(({ name }) => name);

  test("are registered once, and again only when they differ", async () => {
    const started = await wired();
    const { server } = started;
    await startAgain(started);
    await startAgain(started);
    expect(registrations(started)).toHaveLength(1);
    server.world.commands[0] = { ...server.world.commands[0], version: "1" };
    await startAgain(started);
    expect(registrations(started)).toHaveLength(2);
    server.world.commands.push({ ...server.world.commands[0], id: "1", name: "stale" });
    await startAgain(started);
    expect(registrations(started)).toHaveLength(3);
    expect(namesIn(server.world.commands)).toEqual(names);
  });

  test("are registered again if the note of the last registration is missing or damaged", async () => {
    const started = await wired();
    await startAgain(started);
    await startAgain({
      ...started,
      keyValues: { read: async () => '{"hash":1}', write: async () => undefined },
    });
    expect(registrations(started)).toHaveLength(2);
  });

  test("are in one server alone during development, and leave it when the bot goes live", async () => {
    const started = await wired();
    const { world } = started.server;
    await startAgain(started, { guildId: world.guildId });
    expect([namesIn(world.guildCommands), world.commands]).toEqual([names, []]);
    await startAgain(started);
    expect([namesIn(world.commands), world.guildCommands]).toEqual([names, []]);
  });

  test("that manage are offered to those with Manage Channels, the others to all", async () => {
    const started = await wired();
    await startAgain(started);
    const permissions = started.server.world.commands.map((command) => command.default_member_permissions);
    expect(permissions).toEqual([null, "16", null]);
  });

  test("are described in Traditional Chinese too, all of them", async () => {
    const started = await wired();
    await startAgain(started);
    const described = (part: { description?: string; options?: object[] }): unknown[] => [
      ...(part.description ? [part] : []),
      ...(part.options ?? []).flatMap(described),
    ];
    for (const part of started.server.world.commands.flatMap(described)) {
      expect(part).toHaveProperty(
        ["description_localizations", "zh-TW"],
        expect.stringMatching(/\p{Script=Han}/u),
      );
    }
  });
});

test("without its slash command the bot still answers mentions", async () => {
  const { adapter, server, logged } = await wired();
  server.failNext(/^PUT/, missingAccess);
  await adapter.start(async ({ text }) => notice(text));
  server.mention("still here");
  expect(textOf(await server.waitForReply())).toBe("still here");
  expect(logged.join("")).toContain("could not be registered");
});

test("a session that Discord has forgotten is replaced by a new one", async () => {
  const { adapter, server } = await wired();
  await adapter.start(async ({ text }) => notice(text));
  // discord.js begins a session every five seconds at most.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5_000 });
  server.gateway.forget();
  await expect.poll(() => server.gateway.identified, { timeout: 10_000 }).toBe(2);
  server.mention("again");
  expect(textOf(await server.waitForReply())).toBe("again");
});

test("the token and people's messages stay out of the log", async () => {
  const { adapter, server, logged } = await wired();
  await adapter.start(async ({ text }) => notice(text));
  server.mention("my secret hobby");
  await server.waitForReply();
  server.failNext(/callback$/, { status: 403, body: { code: 50_001, message: "Missing Access" } });
  server.command("search", { query: "my secret hobby" });
  await expect.poll(() => logged.join("")).toContain("was not shown in its place");
  expect(logged.join("")).not.toContain("hobby");
  expect(logged.join("")).not.toContain(server.token);
});

/** Another adapter on the same Discord, as after a restart of the program. */
async function startAgain(
  { server, keyValues }: Pick<Started, "server" | "keyValues">,
  wiring?: Wiring,
): Promise<void> {
  const again = await wire({ server, keyValues, ...wiring });
  await again.adapter.start(async () => undefined);
  await again.adapter.stop();
}

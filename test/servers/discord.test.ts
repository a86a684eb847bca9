import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type DiscordServer, startDiscord } from "./discord.ts";

/** A command with one option that is completed while it is typed, and one that is required. */
const news = {
  type: 1,
  name: "news",
  description: "News",
  options: [
    { type: 1, name: "help", description: "Help", options: [] },
    {
      type: 1,
      name: "search",
      description: "Search",
      options: [{ type: 3, name: "query", description: "Words", required: true, autocomplete: true }],
    },
  ],
};

let clock = Date.now();
let server: DiscordServer;

beforeEach(async () => {
  clock = Date.now();
  server = await startDiscord(() => clock);
  await call("PUT", "/applications/1/commands", [news]);
});
afterEach(() => server.stop());

/** One request as a client of the API makes it. */
async function call(method: string, path: string, body?: object, token = server.token) {
  const response = await fetch(`${server.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}` },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, code: text ? (JSON.parse(text) as { code?: number }).code : undefined };
}

type Begun = { id: string; token: string };
function asked(): Begun {
  server.command("help");
  return server.lastInteraction as Begun;
}
const callback = ({ id, token }: Begun, body: object) =>
  call("POST", `/interactions/${id}/${token}/callback`, body);
const webhook = (method: string, { token }: Begun, path = "", body?: object) =>
  call(method, `/webhooks/${server.world.bot.id}/${token}${path}`, body);
const said = (content: string) => ({ flags: 1 << 15, components: [{ type: 10, content }] });
const deferral = { type: 5, data: { flags: 64 } };

describe("the API refuses", () => {
  test("an unexpected request", async () => {
    expect((await call("GET", "/users/@me/guilds")).status).toBe(404);
    expect(server.violations).toEqual(["unexpected request GET /users/@me/guilds"]);
  });

  test("a wrong token", async () => {
    expect((await call("GET", "/gateway/bot", undefined, "wrong")).status).toBe(401);
  });

  test("a malformed message", async () => {
    const path = `/channels/${server.world.channelId}/messages`;
    expect(await call("POST", path, { components: [] })).toMatchObject({ status: 400, code: 50_035 });
    expect(server.violations).toHaveLength(1);
  });

  test("a channel that is gone, hidden or closed to the bot", async () => {
    const path = `/channels/${server.world.channelId}/messages`;
    server.deny("bot", 1n << 11n);
    expect(await call("POST", path, said("x"))).toMatchObject({ code: 50_013 });
    server.deny("bot", 1n << 10n);
    expect(await call("POST", path, said("x"))).toMatchObject({ code: 50_001 });
    server.world.channelGone = true;
    expect(await call("POST", path, said("x"))).toMatchObject({ code: 10_003 });
  });

  test("a reply without Read Message History, or to nothing", async () => {
    const path = `/channels/${server.world.channelId}/messages`;
    const reply = { ...said("x"), message_reference: { message_id: "1" } };
    expect(await call("POST", path, reply)).toMatchObject({ code: 10_008 });
    server.deny("bot", 1n << 16n);
    expect(await call("POST", path, reply)).toMatchObject({ code: 160_002 });
  });

  test("a second message with one nonce within two minutes", async () => {
    const path = `/channels/${server.world.channelId}/messages`;
    const body = { ...said("x"), nonce: "n", enforce_nonce: true };
    await call("POST", path, body);
    await call("POST", path, body);
    expect(server.posted).toHaveLength(1);
    clock += 121_000;
    await call("POST", path, body);
    expect(server.posted).toHaveLength(2);
  });

  test("one with the nonce of a message that was deleted since", async () => {
    const path = `/channels/${server.world.channelId}/messages`;
    const body = { ...said("x"), nonce: "n", enforce_nonce: true };
    await call("POST", path, body);
    for (const message of server.posted) message.deleted = true;
    expect(await call("POST", path, body)).toMatchObject({ status: 404, code: 10_008 });
  });
});

describe("an interaction refuses", () => {
  test("an answer to one it does not know", async () => {
    expect(await callback({ id: "1", token: "x" }, deferral)).toMatchObject({ status: 404, code: 10_062 });
    expect(server.violations).toHaveLength(1);
  });

  test("an answer after three seconds", async () => {
    const interaction = asked();
    clock += 3_001;
    expect(await callback(interaction, deferral)).toMatchObject({ status: 404, code: 10_062 });
    expect(server.violations).toEqual(["an answer after 3 seconds"]);
  });

  test("a second answer", async () => {
    const interaction = asked();
    expect((await callback(interaction, deferral)).status).toBe(204);
    expect(await callback(interaction, deferral)).toMatchObject({ status: 400, code: 40_060 });
    expect(server.violations).toHaveLength(1);
  });

  test.each([
    ["a deferral that is more than ephemeral", { type: 5, data: { flags: 1 << 15 } }],
    ["an update of a message without components", { type: 6 }],
    ["an unknown type", { type: 3 }],
    ["a malformed message", { type: 4, data: { components: [] } }],
  ])("%s", async (_, body) => {
    expect(await callback(asked(), body)).toMatchObject({ status: 400, code: 50_035 });
    expect(server.violations).toHaveLength(1);
  });

  test("a follow-up before the first answer, with a wrong token, or after 15 minutes", async () => {
    const interaction = asked();
    expect(await webhook("POST", interaction, "", said("x"))).toMatchObject({ code: 10_015 });
    expect(await webhook("POST", { ...interaction, token: "y" }, "", said("x"))).toMatchObject({
      code: 50_027,
    });
    await callback(interaction, deferral);
    clock += 15 * 60_000 + 1;
    expect(await webhook("POST", interaction, "", said("x"))).toMatchObject({ code: 50_027 });
    expect(server.violations).toHaveLength(3);
  });

  test("a malformed follow-up, and an edit or deletion of what is gone", async () => {
    const interaction = asked();
    await callback(interaction, deferral);
    expect(await webhook("POST", interaction, "", { components: [] })).toMatchObject({ code: 50_035 });
    await webhook("DELETE", interaction, "/messages/@original");
    expect(await webhook("PATCH", interaction, "/messages/@original", said("x"))).toMatchObject({
      code: 10_008,
    });
    expect(await webhook("DELETE", interaction, "/messages/@original")).toMatchObject({ code: 10_008 });
    expect(server.violations).toHaveLength(3);
  });

  test("to make a private deferral public: the first follow-up fills it in", async () => {
    const interaction = asked();
    await callback(interaction, deferral);
    expect(server.hanging).toHaveLength(1);
    await webhook("POST", interaction, "", said("x"));
    expect(server.hanging).toEqual([]);
    expect(server.posted.map(({ flags }) => flags & 64)).toEqual([64]);
  });
});

describe("completions and forms", () => {
  const typed = (): Begun => {
    server.type("search", "query", "ts");
    return server.lastInteraction as Begun;
  };
  const completions = (...choices: object[]) => ({ type: 8, data: { choices } });
  const field = (more: object = {}) => ({
    type: 18,
    label: "When",
    component: { type: 4, custom_id: "time", style: 1, max_length: 5, value: "08:30", ...more },
  });
  const form = (...components: object[]) => ({
    type: 9,
    data: { custom_id: "digest on", title: "Digest", components },
  });

  test("accept the answer to their own kind of interaction", async () => {
    expect((await callback(typed(), completions({ name: "tsmc", value: "tsmc" }))).status).toBe(204);
    expect(server.world.offers).toEqual([[{ name: "tsmc", value: "tsmc" }]]);
    expect((await callback(asked(), form(field()))).status).toBe(204);
    server.submit({ time: ["09:00"] });
    expect(server.lastInteraction).toMatchObject({
      type: 5,
      data: { custom_id: "digest on", components: [{ component: { custom_id: "time", value: "09:00" } }] },
    });
    expect(server.violations).toEqual([]);
  });

  test.each([
    ["an answer that is a message", () => typed(), deferral],
    ["a completion of 101 characters", () => typed(), completions({ name: "x", value: "x".repeat(101) })],
    [
      "26 completions",
      () => typed(),
      completions(...Array.from({ length: 26 }, () => ({ name: "a", value: "b" }))),
    ],
    ["completions of a command", () => asked(), completions()],
    ["a form of six fields", () => asked(), form(...Array.from({ length: 6 }, () => field()))],
    ["a form without fields", () => asked(), form()],
    ["a value longer than its field", () => asked(), form(field({ value: "08:30:00" }))],
  ])("refuse %s", async (_, begin, answer) => {
    expect(await callback(begin(), answer)).toMatchObject({ status: 400, code: 50_035 });
    expect(server.violations).toHaveLength(1);
  });

  test("refuse a form after a form", async () => {
    await callback(asked(), form(field()));
    server.submit();
    expect(await callback(server.lastInteraction as Begun, form(field()))).toMatchObject({ code: 50_035 });
  });
});

describe("a person can only do what Discord offers", () => {
  test.each([
    ["a subcommand that is not registered", () => server.command("trending")],
    ["a command without a required option", () => server.command("search")],
    ["an option that does not exist", () => server.command("help", { query: "x" })],
    ["a button that does not exist", () => server.press("Next")],
    ["a form that is not open", () => server.submit()],
  ])("not %s", (_, act) => expect(act).toThrow());
});

describe("the gateway closes the connection for", () => {
  const closeCode = (payload: object) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(`${server.apiUrl.replace("http", "ws").replace("/api", "/gateway")}`);
      socket.once("message", () => socket.send(JSON.stringify(payload)));
      socket.once("close", resolve);
    });
  const identify = (intents: number, token = server.token) => ({ op: 2, d: { token, intents } });

  test.each([
    ["a wrong token", () => identify(1, "wrong"), 4004],
    ["an unknown intent", () => identify(1 << 30), 4013],
    ["a privileged intent", () => identify(1 << 15), 4014],
    ["an unknown opcode", () => ({ op: 42 }), 4001],
    ["a wrong token to resume", () => ({ op: 6, d: { token: "wrong", session_id: "x", seq: 0 } }), 4004],
  ])("%s", async (_, payload, code) => expect(await closeCode(payload())).toBe(code));
});

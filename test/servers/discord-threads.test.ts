import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DiscordServer, startDiscord } from "./discord.ts";
import { permission } from "./discord-world.ts";

let server: DiscordServer;
let forum: string;

const tags = [
  { id: "1", name: "Business" },
  { id: "2", name: "Staff", moderated: true },
];

beforeEach(async () => {
  server = await startDiscord();
  forum = server.world.addPlace("forum", { tags });
});
afterEach(() => server.stop());

/** One request as a client of the API makes it; its status or, if it has one, its error's number. */
async function call(method: string, path: string, body?: object): Promise<number> {
  const response = await fetch(`${server.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${server.token}` },
    body: body && JSON.stringify(body),
  });
  const answer = (await response.json()) as { code?: number };
  return answer.code ?? response.status;
}

const message = { flags: 1 << 15, components: [{ type: 10, content: "A ferry" }] };
const post = (more: object = {}) =>
  call("POST", `/channels/${forum}/threads`, { name: "A ferry", message, ...more });
const thread = () => [...server.world.places.values()].find(({ parent }) => parent === forum);

describe("a post in a forum", () => {
  test("is a thread whose first message has its id, which the bot hears of", async () => {
    expect(await post({ applied_tags: ["1"] })).toBe(200);
    const { id } = thread() ?? {};
    expect(server.posted).toMatchObject([{ id, channel_id: id }]);
    expect(await call("GET", `/channels/${id}/messages/${id}`)).toBe(200);
    expect(server.violations).toEqual([]);
  });

  test.each<[string, object, number]>([
    ["a title over 100", { name: "x".repeat(101) }, 50_035],
    ["no title", { name: "" }, 50_035],
    ["an empty message", { message: {} }, 50_035],
    ["a nonce", { message: { ...message, nonce: "n", enforce_nonce: true } }, 50_035],
    ["six tags", { applied_tags: ["1", "2", "3", "4", "5", "6"] }, 50_035],
    ["a tag of another forum", { applied_tags: ["9"] }, 10_087],
    ["a moderated tag", { applied_tags: ["2"] }, 50_013],
  ])("is refused with %s", async (_, more, code) => {
    expect(await post(more)).toBe(code);
    expect(thread()).toBeUndefined();
  });

  test("is refused without a tag where one is required, over the limit, and without the permission", async () => {
    Object.assign(server.world.places.get(forum) ?? {}, { requiresTag: true });
    expect(await post()).toBe(40_067);
    server.world.maxThreads = 0;
    expect(await post({ applied_tags: ["1"] })).toBe(160_006);
    server.deny("bot", permission.sendMessages);
    expect(await post()).toBe(50_013);
  });

  test("is renamed and corrected while it is open, and by those who manage threads while it is locked", async () => {
    await post();
    const { id = "" } = thread() ?? {};
    const rename = () => call("PATCH", `/channels/${id}`, { name: "Two ferries" });
    const edit = () => call("PATCH", `/channels/${id}/messages/${id}`, message);
    expect([await rename(), await edit()]).toEqual([200, 200]);
    Object.assign(thread() ?? {}, { archived: true });
    expect([await rename(), await edit()]).toEqual([50_083, 50_083]);
    expect(await call("PATCH", `/channels/${id}`, { archived: false })).toBe(200);
    Object.assign(thread() ?? {}, { locked: true });
    expect([await rename(), await edit()]).toEqual([160_005, 160_005]);
    server.grant("bot", permission.manageThreads);
    expect([await rename(), await edit()]).toEqual([200, 200]);
  });
});

test("a message begins one thread, for which it takes a permission", async () => {
  const { channelId } = server.world;
  await call("POST", `/channels/${channelId}/messages`, message);
  const begin = (id = server.posted[0]?.id) =>
    call("POST", `/channels/${channelId}/messages/${id}/threads`, { name: "Talk" });
  expect([await begin("1"), await begin(), await begin()]).toEqual([10_008, 200, 160_004]);
  server.deny("bot", permission.createPublicThreads);
  expect(await begin()).toBe(50_013);
});

test("open posts are listed for the bot, closed ones only where it may read the history", async () => {
  await post();
  const active = () => call("GET", `/guilds/${server.world.guildId}/threads/active`);
  const closed = () => call("GET", `/channels/${forum}/threads/archived/public`);
  expect([await active(), await closed()]).toEqual([200, 200]);
  server.deny("bot", permission.readHistory);
  const { id } = thread() ?? {};
  expect([await active(), await closed()]).toEqual([200, 50_013]);
  expect(await call("GET", `/channels/${id}/messages/${id}`)).toBe(50_013);
});

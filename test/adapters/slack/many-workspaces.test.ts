import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { seal, unseal } from "../../../adapters/slack/install/encryption.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { notice } from "../../contract/replies.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { until } from "../../until.ts";
import { adapterFor, type Changes } from "./world.ts";

const key = new Uint8Array(randomBytes(32));
const one = "T0FIRST";
const other = "T0OTHER";

let slack: SlackServer;
let storage: Storage;
let adapter: Adapter;
let logged: string[];
let heard: Message[];
const clock = { ahead: 0 };

const many = (changes: Partial<Changes> = {}) => ({
  botToken: undefined,
  oauth: { ...slack.oauthApp, key },
  ...{ installations: storage.installations, tenants: storage.tenants },
  now: () => Date.now() + clock.ahead,
  ...changes,
});

async function start(changes: Partial<Changes> = {}): Promise<void> {
  ({ adapter, logged } = adapterFor(slack, many(changes)));
  await adapter.start(async (message) => {
    heard.push(message);
    return notice(`You asked: ${message.text}`, {
      visibility: message.kind === "mention" ? "channel" : "private",
    });
  });
}

beforeEach(async () => {
  clock.ahead = 0;
  heard = [];
  slack = await startSlack({ mode: "http", now: () => Date.now() + clock.ahead });
  storage = await openStorage(":memory:");
  await start();
});
afterEach(async () => {
  await adapter.stop();
  await slack.stop();
  await storage.close();
});

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${slack.credentials.port}${path}`, { headers, redirect: "manual" });

/** Follows the way to Slack's consent page: the state and the cookie that come back from it. */
async function begin(): Promise<{ state: string; cookie: string; url: URL }> {
  const response = await page("/slack/install");
  const url = new URL(response.headers.get("location") ?? "");
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { state: url.searchParams.get("state") ?? "", cookie, url };
}

async function install(team: string): Promise<Response> {
  const { state, cookie } = await begin();
  const code = slack.oauth.consent(team);
  return page(`/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, { cookie });
}

const ref = (tenant: string) => ({ platform: "slack", tenant, channel: "C0GENERAL" });
const send = (tenant: string, deliveryKey: string) => adapter.send(ref(tenant), notice("news"), deliveryKey);
const tokensUsed = () =>
  slack.calls.filter(({ method }) => method === "chat.postMessage").map(({ token }) => token);
const kept = async (tenant: string) =>
  (await storage.installations.find({ platform: "slack", tenant })) !== undefined;

describe("installing", () => {
  test("asks Slack for the manifest's permissions and no others", async () => {
    const { url } = await begin();
    expect(url.href).toMatch(/^https:\/\/slack\.com\/oauth\/v2\/authorize\?/);
    expect(new Set(url.searchParams.get("scope")?.split(","))).toEqual(slack.workspace.scopes);
  });

  test("makes Newsdesk answer and post there, each workspace with its own token", async () => {
    expect((await install(one)).status).toBe(200);
    expect(await (await install(other)).text()).toContain(`installed in The people of ${other}`);
    await slack.deliver(slack.payloads.mention("tsmc", { user: "U0ANN", channel: "C0GENERAL", team: other }));
    await until(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({ channel: { tenant: other }, user: { tenant: other } });
    await send(one, "k1");
    await send(other, "k2");
    expect(new Set(tokensUsed()).size).toBe(2);
  });

  test.each<[string, (state: string) => { state: string; cookie?: string }]>([
    ["made up", () => ({ state: "forged" })],
    ["missing", () => ({ state: "" })],
    ["of another browser", (state) => ({ state, cookie: "slack-app-oauth-state=other" })],
    ["without its cookie", (state) => ({ state, cookie: "" })],
    ["changed", (state) => ({ state: `${state.slice(0, -3)}abc` })],
  ])("with a state that is %s installs nothing", async (_, forge) => {
    const { state, cookie } = await begin();
    const forged = forge(state);
    const code = slack.oauth.consent(one);
    const path = `/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(forged.state)}`;
    const response = await page(path, { cookie: forged.cookie ?? cookie });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Begin again at /slack/install");
    expect(await kept(one)).toBe(false);
    expect(slack.oauth.granted()).toBe(0);
  });

  test("leaves nothing readable in the database or the log", async () => {
    await install(one);
    const found = await storage.installations.find({ platform: "slack", tenant: one });
    const plain = Buffer.from(found?.sealed ?? "", "base64").toString("latin1");
    expect(plain).not.toMatch(/xox|token|people/);
    expect(logged.join("")).not.toMatch(/xoxe|xoxb|client-secret/);
  });
});

test("a stranger of Slack Connect is answered in the workspace that Newsdesk is installed in", async () => {
  await install(one);
  const { payload, ...envelope } = slack.payloads.mention("tsmc", {
    user: "U0STRANGER",
    channel: "C0GENERAL",
    team: one,
  });
  slack.workspace.asks("C0GENERAL");
  await slack.deliver({
    ...envelope,
    payload: { ...payload, team_id: "T0STRANGER", is_ext_shared_channel: true },
  });
  await until(() => expect(heard).toHaveLength(1));
  expect(heard[0]).toMatchObject({ channel: { tenant: one }, user: { tenant: one, user: "U0STRANGER" } });
  expect(await heard[0]?.canManage()).toBe(false);
});

describe("a workspace that is not installed", () => {
  test("is refused with a message, and receives nothing", async () => {
    await expect(send(one, "k1")).rejects.toMatchObject({
      code: "gone",
      message: expect.stringContaining("Install it at /slack/install"),
    });
    await slack.deliver(slack.payloads.command("tsmc", { user: "U0ANN", channel: "C0GENERAL", team: one }));
    expect(heard).toEqual([]);
  });

  test("stored with another key is refused with a message", async () => {
    await install(one);
    await adapter.stop();
    await start({ oauth: { ...slack.oauthApp, key: new Uint8Array(32) } });
    await expect(send(one, "k1")).rejects.toMatchObject({
      code: "auth",
      message: expect.stringContaining("SLACK_INSTALLATIONS_KEY"),
    });
  });
});

describe("tokens that rotate", () => {
  test("are renewed once for a scheduled post, and the new one is stored", async () => {
    await install(one);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 13 * 3_600_000 });
    try {
      await Promise.all([send(one, "k1"), send(one, "k2"), send(one, "k3")]);
      const renewals = slack.calls.filter(({ grant_type }) => grant_type === "refresh_token");
      expect(renewals).toHaveLength(1);
      await adapter.stop();
      await start();
      await send(one, "k4");
      expect(slack.calls.filter(({ grant_type }) => grant_type === "refresh_token")).toHaveLength(1);
      expect(slack.posted).toHaveLength(4);
    } finally {
      vi.useRealTimers();
    }
  });

  test("are renewed before the note that a post is about to leave", async () => {
    await install(one);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 13 * 3_600_000 });
    try {
      slack.calls.length = 0;
      const made = () => slack.calls.map(({ method }) => method);
      const atNote: (string | undefined)[][] = [];
      await adapter.send(ref(one), notice("news"), "k1", async () => void atNote.push(made()));
      expect(atNote).toEqual([["oauth.v2.access"]]);
      expect(made()).toEqual(["oauth.v2.access", "chat.postMessage"]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("that were revoked are reported as such", async () => {
    await install(one);
    slack.oauth.revoke(one);
    await expect(send(one, "k1")).rejects.toMatchObject({
      code: "auth",
      message: expect.stringContaining("token_revoked"),
    });
  });
});

describe("a removal", () => {
  const uninstalled = { type: "app_uninstalled" } as const;
  const revoked = { type: "tokens_revoked", tokens: { oauth: [], bot: ["U0NEWSDESK"] } } as const;
  const ofPeople = { type: "tokens_revoked", tokens: { oauth: ["U0ANN"], bot: [] } } as const;
  const tell = (event: typeof uninstalled | typeof revoked | typeof ofPeople, team = one) =>
    slack.deliver(slack.payloads.removal(event, team));

  const order = (tenant: string) => ({
    channel: ref(tenant),
    schedule: { times: ["08:30"], zone: "UTC", weekdays: [1 as const] },
    locale: "en",
    createdBy: { platform: "slack", tenant, user: "U0ANN" },
    createdAt: 0,
    coveredUntil: 0,
  });

  beforeEach(async () => {
    await install(one);
    await install(other);
    await storage.subscriptions.add(order(one));
    await storage.subscriptions.add(order(other));
    clock.ahead += 5_000;
  });

  test.each([
    ["uninstalled", [uninstalled]],
    ["revoked", [revoked]],
    ["uninstalled, then revoked", [uninstalled, revoked]],
    ["revoked, then uninstalled", [revoked, uninstalled]],
    ["told twice", [uninstalled, uninstalled]],
  ])(
    "%s deletes the installation at once and all of its data after 30 days, and no other's",
    async (_, events) => {
      const at = Date.now() + clock.ahead;
      for (const event of events) await tell(event);
      await until(async () => expect(await kept(one)).toBe(false));
      expect(await kept(other)).toBe(true);
      expect(await storage.tenants.isAway(ref(one))).toBe(true);
      expect(await storage.subscriptions.all()).toHaveLength(2);
      await storage.tenants.forgetLeft(at + 60_000);
      expect((await storage.subscriptions.all()).map(({ channel }) => channel.tenant)).toEqual([other]);
    },
  );

  test("before the app is installed again loses nothing", async () => {
    await tell(uninstalled);
    await until(async () => expect(await storage.tenants.isAway(ref(one))).toBe(true));
    clock.ahead += 60_000;
    await install(one);
    expect(await storage.tenants.forgetLeft(Number.MAX_SAFE_INTEGER)).toBe(0);
    expect(await storage.subscriptions.all()).toHaveLength(2);
    await send(one, "k1");
  });

  test.each(["token_revoked", "account_inactive"])("that nobody reported shows by %s", async (error) => {
    slack.fail("chat.postMessage", { error });
    await expect(send(one, "k1")).rejects.toMatchObject({ refusal: { code: "bot_removed" } });
  });

  test("leaves nothing to post with", async () => {
    await tell(uninstalled);
    await until(async () => expect(await kept(one)).toBe(false));
    await expect(send(one, "k1")).rejects.toMatchObject({ refusal: { code: "bot_removed" } });
  });

  test("of people's tokens does not count as one", async () => {
    await tell(ofPeople);
    await send(one, "k1");
    expect(await kept(one)).toBe(true);
  });

  test("reported after the app was installed again is ignored", async () => {
    const late = slack.payloads.removal(uninstalled, one);
    clock.ahead += 60_000;
    await install(one);
    await slack.deliver(late);
    await send(one, "k1");
    expect(await kept(one)).toBe(true);
  });
});

test("an app that an organisation installed for all its workspaces is known by the organisation", async () => {
  const sealed = { team: undefined, enterprise: { id: "E0GROUP" }, isEnterpriseInstall: true };
  const bot = { token: slack.credentials.botToken, scopes: [], id: "B0NEWSDESK", userId: "U0NEWSDESK" };
  const text = JSON.stringify({ ...sealed, bot, user: { id: "U0ANN" }, authVersion: "v2" });
  await storage.installations.save(
    { platform: "slack", tenant: "E0GROUP" },
    { sealed: seal(key, "E0GROUP", text), installedAt: 0 },
  );
  const speaker = { user: "U0ANN", channel: "C0GENERAL", team: "T0ANY", enterprise: "E0GROUP" };
  await slack.deliver(slack.payloads.command("tsmc", speaker));
  await slack.deliver(slack.payloads.mention("tsmc", speaker));
  await until(() => expect(heard).toHaveLength(2));
  expect(heard.map(({ channel }) => channel.tenant)).toEqual(["E0GROUP", "E0GROUP"]);
  await send("E0GROUP", "k1");
  const mayForget = (user: string) => {
    slack.workspace.people.set("U0ANN", { locale: "en", zone: "UTC", admin: true, head: user === "head" });
    return heard[0]?.canForget?.();
  };
  // An admin of one of its workspaces may not delete what is the organisation's.
  expect([await mayForget("admin"), await mayForget("head")]).toEqual([false, true]);
});

describe("a sealed text", () => {
  test("opens only with its key, and only for what it was sealed for", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, about) => {
        const sealed = seal(key, about, text.toWellFormed());
        expect(unseal(key, about, sealed)).toBe(text.toWellFormed());
        expect(() => unseal(new Uint8Array(32), about, sealed)).toThrow();
        expect(() => unseal(key, `${about}!`, sealed)).toThrow();
      }),
    ));

  test("is not opened if a bit of it was changed, or its end was cut off", () => {
    const bytes = Buffer.from(seal(key, "T1", "a secret"), "base64");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(key, "T1", changed.toString("base64"))).toThrow();
      expect(() => unseal(key, "T1", bytes.subarray(0, at).toString("base64"))).toThrow();
    }
  });
});

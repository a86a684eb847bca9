import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, expect } from "vitest";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { notice } from "../../contract/replies.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { until } from "../../until.ts";
import { adapterFor, type Changes } from "./world.ts";

// An app that is installed in many workspaces, and begins anew for each test.

export const key = new Uint8Array(randomBytes(32));
export const one = "T0FIRST";
export const other = "T0OTHER";

export let slack: SlackServer;
export let storage: Storage;
export let adapter: Adapter;
export let logged: string[];
export let heard: Message[];
/** What is heard when somebody has installed the app. */
export let installers: Message[];
export const clock = { ahead: 0 };

const many = (changes: Partial<Changes> = {}) => ({
  botToken: undefined,
  oauth: { ...slack.oauthApp, key },
  ...{ installations: storage.installations, tenants: storage.tenants },
  channelChanges: storage.channelChanges,
  now: () => Date.now() + clock.ahead,
  ...changes,
});

export async function start(changes: Partial<Changes> = {}): Promise<void> {
  ({ adapter, logged } = adapterFor(slack, many(changes)));
  await adapter.start(async (message) => {
    if (message.kind === "installed") {
      installers.push(message);
      return undefined;
    }
    heard.push(message);
    return notice(`You asked: ${message.text}`, {
      visibility: message.kind === "mention" ? "channel" : "private",
    });
  });
}

/** For each test of the file that calls it. */
export function beginAnew(): void {
  beforeEach(async () => {
    clock.ahead = 0;
    heard = [];
    installers = [];
    slack = await startSlack({ mode: "http", now: () => Date.now() + clock.ahead });
    storage = await openStorage(":memory:");
    await start();
  });
  afterEach(async () => {
    await adapter.stop();
    await slack.stop();
    await storage.close();
  });
}

export const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${slack.credentials.port}${path}`, { headers, redirect: "manual" });

/** Follows the way to Slack's consent page: the state and the cookie that come back from it. */
export async function begin(): Promise<{ state: string; cookie: string; url: URL }> {
  const response = await page("/slack/install");
  const url = new URL(response.headers.get("location") ?? "");
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { state: url.searchParams.get("state") ?? "", cookie, url };
}

export async function install(team: string, headers: Record<string, string> = {}): Promise<Response> {
  const before = installers.length;
  const { state, cookie } = await begin();
  const code = slack.oauth.consent(team);
  const path = `/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`;
  const landing = await page(path, { cookie, ...headers });
  await until(() => expect(installers.length).toBeGreaterThan(before));
  return landing;
}

export const ref = (tenant: string) => ({ platform: "slack", tenant, channel: "C0GENERAL" });
export const send = (tenant: string, deliveryKey: string) =>
  adapter.send(ref(tenant), notice("news"), deliveryKey);
export const tokensUsed = () =>
  slack.calls.filter(({ method }) => method === "chat.postMessage").map(({ token }) => token);
export const kept = async (tenant: string) =>
  (await storage.installations.find({ platform: "slack", tenant })) !== undefined;

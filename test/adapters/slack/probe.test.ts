import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { manifestFor, noFeatures } from "../../../adapters/slack/manifest.ts";
import { probeSlack } from "../../../adapters/slack/probe.ts";
import { probeWorkspaces } from "../../../adapters/slack/probe-workspaces.ts";
import { checkScopes } from "../../../adapters/slack/scopes.ts";
import type { CheckResult } from "../../../src/chat/check-result.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { seal } from "../../../src/text/sealed-text.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";

let slack: SlackServer;
beforeEach(async () => {
  slack = await startSlack();
});
afterEach(async () => {
  expect([...slack.posted, ...slack.violations, ...slack.unexpected]).toEqual([]);
  await slack.stop();
});

const bad = (results: CheckResult[]) => results.filter(({ verdict }) => verdict !== "pass");

test("each permission that the manifest asks for is for a feature, and no feature needs another", () => {
  const all = { agent: true, unfurl: ["news.example"], steps: true };
  for (const features of [noFeatures, all]) {
    const [{ detail = "" } = {}] = checkScopes([], "Slack permissions", features);
    const needed = detail.replace("missing: ", "").split(", ");
    expect(needed.toSorted()).toEqual(manifestFor(features).oauth_config.scopes.bot.toSorted());
  }
});

describe("of an app with more", () => {
  const features = { agent: true, unfurl: ["news.example"], steps: false };
  const probe = () => probeSlack({ ...slack.credentials, features }, []);
  beforeEach(async () => {
    await slack.stop();
    slack = await startSlack({ features });
  });

  test("all is well if Slack takes it", async () => {
    const results = await probe();
    expect(bad(results)).toEqual([]);
    expect(results).toContainEqual({
      part: "Slack agent",
      verdict: "pass",
      detail: "suggested prompts are taken",
    });
  });

  test.each([
    ["assistant:write", "agent"],
    ["links:read", "links"],
    ["links:write", "cards"],
  ])(
    "%s is named if it is missing, with what is off and where the manifest comes from",
    async (scope, feature) => {
      slack.workspace.scopes.delete(scope);
      expect(bad(await probe())).toMatchObject([
        { part: "Slack permissions", verdict: "warn", detail: `missing: ${scope}` },
        {
          ...{ part: `Slack permissions: ${feature}`, verdict: "warn" },
          detail: expect.stringContaining(`off because ${scope} is missing: `),
          remedy: expect.stringContaining("newsdesk manifest"),
        },
      ]);
    },
  );

  test("a plan without agents is told with what Slack calls it, and that all else works", async () => {
    slack.agent.refusal = "feature_not_enabled";
    expect(bad(await probe())).toEqual([
      {
        ...{ part: "Slack agent", verdict: "warn" },
        detail: "Slack refuses what agents send (feature_not_enabled)",
        remedy: expect.stringMatching(/paid plan.*direct messages work as ever/),
      },
    ]);
  });
});

describe("a feature whose permission is missing", () => {
  const probe = () =>
    probeSlack(
      { ...slack.credentials, signingSecret: "0123456789abcdef".repeat(2), appToken: undefined },
      [],
    );

  test.each([
    ["chat:write", "fail", "posts"],
    ["commands", "fail", "commands"],
    ["app_mentions:read", "warn", "mentions"],
    ["im:history", "warn", "direct messages"],
    ["users:read", "warn", "people"],
    ["channels:read", "warn", "public channels"],
    ["groups:read", "warn", "private channels"],
    ["channels:history", "warn", "looking up posts"],
    ["groups:history", "warn", "looking up posts in private channels"],
  ])("%s is named as off (%s), with what to do", async (scope, verdict, feature) => {
    slack.workspace.scopes.delete(scope);
    expect(bad(await probe())).toMatchObject([
      { part: "Slack permissions", verdict, detail: `missing: ${scope}` },
      {
        ...{ part: `Slack permissions: ${feature}`, verdict },
        detail: expect.stringContaining(`off because ${scope} is missing: `),
        remedy: expect.stringContaining("install the app again"),
      },
    ]);
  });

  test("does not exist if all are granted", async () => expect(bad(await probe())).toEqual([]));
});

describe("of many workspaces", () => {
  const key = new Uint8Array(randomBytes(32));
  let storage: Storage;
  beforeEach(async () => {
    storage = await openStorage(":memory:");
  });
  afterEach(() => storage.close());

  /** Keeps an installation; its token lives for another twelve hours unless `expiresAt` (ms) says otherwise. */
  async function keep(tenant: string, { sealedWith = key, expiresAt = Date.now() + 43_200_000 } = {}) {
    const { clientId, clientSecret } = slack.oauthApp;
    const code = slack.oauth.consent(tenant);
    const granted = slack.oauth.access({ client_id: clientId, client_secret: clientSecret, code });
    const token = String(granted.access_token);
    const bot = { token, expiresAt: Math.floor(expiresAt / 1_000), refreshToken: "xoxe-secret" };
    const text = JSON.stringify({ team: { id: tenant, name: `People of ${tenant}` }, bot });
    const sealed = seal(sealedWith, tenant, text);
    await storage.installations.save({ platform: "slack", tenant }, { sealed, installedAt: 0 });
    return token;
  }

  const probe = (channels: string[] = []) =>
    probeWorkspaces(
      { oauth: { key }, apiUrl: slack.credentials.apiUrl, signingSecret: "0123456789abcdef".repeat(2) },
      storage.installations,
      channels.map((channel) => ({ platform: "slack", tenant: "T0FIRST", channel })),
      Date.now(),
    );

  test("each is tried with its own token, by name, and its own channels", async () => {
    const tokens = [await keep("T0FIRST"), await keep("T0OTHER")];
    const results = await probe(["C0GENERAL", "C0OUTSIDE"]);
    expect(results.map(({ part, verdict }) => [part, verdict])).toEqual([
      ["Slack signing secret", "pass"],
      ["Slack workspaces", "pass"],
      ["Slack People of T0FIRST token", "pass"],
      ["Slack People of T0FIRST permissions", "pass"],
      ["Slack channel C0GENERAL", "pass"],
      ["Slack channel C0OUTSIDE", "fail"],
      ["Slack People of T0OTHER token", "pass"],
      ["Slack People of T0OTHER permissions", "pass"],
    ]);
    expect(new Set(slack.calls.map(({ token }) => token))).toEqual(new Set(tokens));
    expect(JSON.stringify(results)).not.toMatch(/xox/);
  });

  test("one that revoked its token fails, with the address to install it again", async () => {
    await keep("T0FIRST");
    await keep("T0OTHER");
    slack.oauth.revoke("T0FIRST");
    expect(bad(await probe())).toMatchObject([
      {
        part: "Slack People of T0FIRST token",
        verdict: "fail",
        detail: expect.stringContaining("/slack/install"),
      },
    ]);
  });

  test("one stored with another key fails, and names the key", async () => {
    await keep("T0FIRST", { sealedWith: new Uint8Array(32) });
    expect(bad(await probe())).toMatchObject([
      { part: "Slack T0FIRST", verdict: "fail", detail: expect.stringContaining("SLACK_INSTALLATIONS_KEY") },
    ]);
  });

  test("one whose token has run out is left for the service to renew: a refresh token works once", async () => {
    await keep("T0FIRST", { expiresAt: Date.now() - 1_000 });
    expect(bad(await probe())).toEqual([]);
    expect(slack.calls).toEqual([]);
  });

  test("none yet is a warning that explains how to begin", async () => {
    expect(bad(await probe())).toMatchObject([
      { part: "Slack workspaces", verdict: "warn", remedy: expect.stringContaining("/slack/install") },
    ]);
  });
});

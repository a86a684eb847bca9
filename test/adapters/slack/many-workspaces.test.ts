import { describe, expect, test, vi } from "vitest";
import { seal } from "../../../src/text/sealed-text.ts";
import { notice } from "../../contract/replies.ts";
import { until } from "../../until.ts";
import {
  adapter,
  begin,
  beginAnew,
  heard,
  install,
  installers,
  kept,
  key,
  logged,
  one,
  other,
  page,
  ref,
  send,
  slack,
  start,
  storage,
  tokensUsed,
} from "./many-workspaces.ts";

beginAnew();

describe("installing", () => {
  test("asks Slack for the manifest's permissions and no others", async () => {
    const { url } = await begin();
    expect(url.href).toMatch(/^https:\/\/slack\.com\/oauth\/v2\/authorize\?/);
    expect(new Set(url.searchParams.get("scope")?.split(","))).toEqual(slack.workspace.scopes);
  });

  test("asks for the permissions of what is switched on, too", async () => {
    await adapter.stop();
    await start({ features: { agent: true, unfurl: ["news.example"], steps: false } });
    const { url } = await begin();
    const more = (url.searchParams.get("scope")?.split(",") ?? []).filter(
      (one) => !slack.workspace.scopes.has(one),
    );
    expect(more.toSorted()).toEqual(["assistant:write", "links:read", "links:write"]);
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

  test("ends on a page that leads back into Slack, in the language of the browser", async () => {
    const landing = await install(one);
    expect(landing.headers.get("content-type")).toContain("text/html");
    expect(landing.headers.get("content-security-policy")).toContain("default-src 'none'");
    const text = await landing.text();
    expect(text).toContain(`href="https://slack.com/app_redirect?app=A0NEWSDESK&amp;team=${one}"`);
    expect(text).toContain(`url=slack://app?team=${one}&amp;id=A0NEWSDESK`);
    const chinese = await install(one, { "accept-language": "zh-TW,zh;q=0.9,en;q=0.8" });
    expect(await chinese.text()).toMatch(/<html lang="zh-TW">.*已安裝到/s);
  });

  test("shows a workspace's name on that page as it is written", async () => {
    const name = `<b onclick="x">R&D</b>`;
    const text = await (await install(`T0${name}`)).text();
    expect(text).toContain("&lt;b onclick=&quot;x&quot;&gt;R&amp;D&lt;/b&gt;");
    expect(text).not.toContain("<b ");
  });

  test("lets the bot write to whoever did it, once for each installation", async () => {
    await install(one);
    await until(() => expect(installers).toHaveLength(1));
    expect(installers[0]).toMatchObject({ user: { tenant: one, user: "U0ANN" }, locale: "en-US" });
    await install(other);
    await until(() => expect(installers).toHaveLength(2));
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

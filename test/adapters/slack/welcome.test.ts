import { randomBytes } from "node:crypto";
import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { buttonsOf, readable } from "../../servers/slack-reading.ts";
import { until } from "../../until.ts";
import { withFeed } from "../feeds-stage.ts";
import { adapterFor } from "./world.ts";

// What whoever installs Newsdesk reads first, and where its buttons lead, with the real bot.

let slack: SlackServer;
let newsroom: Newsroom;
let adapter: Adapter;

beforeEach(async () => {
  newsroom = await openNewsroom();
  slack = await startSlack({ mode: "http" });
  const { installations, tenants, channelChanges } = newsroom.storage;
  const oauth = { ...slack.oauthApp, key: new Uint8Array(randomBytes(32)) };
  ({ adapter } = adapterFor(slack, {
    ...{ botToken: undefined, oauth, installations, tenants, channelChanges },
  }));
  await adapter.start(newsroom.bot);
});
afterEach(async () => {
  await adapter.stop();
  await slack.stop();
  await newsroom.close();
  expect([...slack.violations, ...slack.unexpected]).toEqual([]);
});

async function install(): Promise<void> {
  const page = (path: string, headers = {}) =>
    fetch(`http://127.0.0.1:${slack.credentials.port}${path}`, { headers, redirect: "manual" });
  const begun = await page("/slack/install");
  const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
  const cookie = (begun.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const code = slack.oauth.consent(slack.workspace.team);
  await page(`/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, { cookie });
}

const top = () => slack.views.top("U0ANN")?.view;
const text = (shown: { blocks?: unknown[] } | undefined) => readable((shown?.blocks ?? []) as KnownBlock[]);
const labelsOf = (shown: { blocks?: unknown[] }) =>
  buttonsOf((shown.blocks ?? []) as KnownBlock[]).map(({ label }) => label);

describe("whoever installs Newsdesk", () => {
  test("is written to, with a search, a digest and, as an operator, feeds to begin with", async () => {
    await withFeed(newsroom, "slack:U0ANN");
    await install();
    const letter = await slack.waitForReply();
    expect(letter).toMatchObject({ channel: "D0ANN", onlyFor: undefined });
    expect(text(letter)).toContain("/news latest");
    expect(labelsOf(letter)).toEqual(["Try a search", "Set a digest", "Add feeds"]);
  });

  test("is offered no feeds without being an operator", async () => {
    await withFeed(newsroom, "slack:U0BOB");
    await install();
    expect(labelsOf(await slack.waitForReply())).toEqual(["Try a search", "Set a digest"]);
  });

  test("finds something with the search, and sets a digest with the form", async () => {
    await install();
    await slack.waitForReply();
    await slack.press("Try a search");
    expect(text(await slack.waitForReply())).toContain("TSMC begins volume production");
    await slack.press("Set a digest");
    await until(() => expect(top()?.callback_id).toBe("form"));
    await slack.inViews.submit({ channel: "C0GENERAL", times: "08:30" });
    expect(await newsroom.deps.subscriptions.all()).toMatchObject([{ channel: { channel: "C0GENERAL" } }]);
  });

  test("adds a feed by its address, or a pack of them", async () => {
    await withFeed(newsroom, "slack:U0ANN");
    const { feeding } = newsroom.deps;
    const feeds = [{ url: "https://a.example/feed", title: "A" }];
    if (feeding) feeding.packs = async () => [{ name: "world", feeds }];
    await install();
    await slack.waitForReply();
    await slack.press("Add feeds");
    await until(() => expect(JSON.stringify(top())).toContain("World (1 feeds)"));
    expect(await slack.inViews.submit({})).toEqual({ address: "Give an address, or choose a pack below." });
    expect(await slack.inViews.submit({ pack: "world" })).toEqual({});
    expect(text(top())).toContain("Added: A");
    expect((await feeding?.feedService.list())?.map(({ url }) => url)).toContain("https://a.example/feed");
  });

  test("who cannot be written to has installed it all the same", async () => {
    slack.refuse = (method) =>
      method === "chat.postMessage" ? { error: "messages_tab_disabled" } : undefined;
    await install();
    await until(() => expect(slack.calls.some(({ method }) => method === "chat.postMessage")).toBe(true));
    slack.refuse = () => undefined;
    await adapter.send(
      { platform: "slack", tenant: slack.workspace.team, channel: "C0GENERAL" },
      {
        ...{
          kind: "notice",
          visibility: "channel",
          locale: "en",
          zone: "UTC",
          actions: [],
          lines: ["x"],
          items: [],
        },
      },
      "k1",
    );
  });
});

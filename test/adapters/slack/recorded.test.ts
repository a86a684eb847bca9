import { randomBytes } from "node:crypto";
import type { KnownBlock } from "@slack/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { seal } from "../../../src/text/sealed-text.ts";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import { type SlackServer, startSlack } from "../../servers/slack.ts";
import { ofOrganisation, ofStranger } from "../../servers/slack-disguises.ts";
import { readable } from "../../servers/slack-reading.ts";
import { until } from "../../until.ts";
import { adapterFor } from "./world.ts";

// Deliveries shaped as Slack documents them for workspaces that cannot be tried here, on each surface.

const key = new Uint8Array(randomBytes(32));
const text = (shown: { blocks?: unknown[] } | undefined): string =>
  readable((shown?.blocks ?? []) as KnownBlock[]);

let slack: SlackServer;
let adapter: Adapter;
let newsroom: Newsroom;
let storage: Storage;
let heard: Message[];

/** Newsdesk installed once, for a workspace or for an organisation. */
async function installFor(tenant: string, installation: object): Promise<void> {
  const bot = { token: slack.credentials.botToken, scopes: [], id: "B0NEWSDESK", userId: "U0NEWSDESK" };
  const whole = { ...installation, bot, user: { id: "U0ANN" }, authVersion: "v2" };
  const sealed = seal(key, tenant, JSON.stringify(whole));
  await storage.installations.save({ platform: "slack", tenant }, { sealed, installedAt: 0 });
}

beforeEach(async () => {
  heard = [];
  newsroom = await openNewsroom();
  storage = await openStorage(":memory:");
  slack = await startSlack({ mode: "http" });
  const { installations, tenants } = storage;
  const oauth = { ...slack.oauthApp, key };
  ({ adapter } = adapterFor(slack, { botToken: undefined, oauth, installations, tenants }));
  await adapter.start(async (message) => {
    heard.push(message);
    return newsroom.bot(message);
  });
});
afterEach(async () => {
  await adapter.stop();
  await slack.stop();
  await storage.close();
  await newsroom.close();
  expect([...slack.violations, ...slack.unexpected]).toEqual([]);
});

const tenants = () => [...new Set(heard.flatMap(({ channel, user }) => [channel.tenant, user.tenant]))];
const home = () => slack.views.homes.get("U0ANN")?.view;
const top = (user = "U0ANN") => slack.views.top(user)?.view;

describe("an organisation that has the app for all its workspaces", () => {
  beforeEach(async () => {
    const enterprise = { id: "E0GROUP", name: "The Group" };
    await installFor("E0GROUP", { team: undefined, enterprise, isEnterpriseInstall: true });
    slack.disguise = ofOrganisation("T0ANY", "E0GROUP");
  });
  afterEach(() => expect(tenants()).toEqual(["E0GROUP"]));

  test.each<[string, () => Promise<unknown>]>([
    ["a command", () => slack.command("micron subsidy")],
    ["a mention", () => slack.mention("micron subsidy")],
    ["a mention in a thread", () => slack.mention("micron subsidy", { thread: "1700000000.000001" })],
    ["a direct message", () => slack.direct("micron subsidy")],
    ["the message shortcut", () => slack.shortcut("Micron waits for its subsidy")],
  ])("is answered: %s", async (_, say) => {
    await say();
    expect(text(await slack.waitForReply())).toContain("Micron waits for its chips subsidy");
  });

  test("is answered: a button under a message", async () => {
    await slack.command("latest");
    await slack.waitForReply();
    await slack.press("Next");
    await until(() => expect(heard).toHaveLength(2));
  });

  test("is answered: home page, search box, form with a live field, menu and submission", async () => {
    await slack.openHome();
    await until(() => expect(text(home())).toContain("Ferry to the islands"));
    await slack.inViews.enter("search", "micron");
    await until(() => expect(text(top())).toContain("Micron waits"));
    slack.views.close("U0ANN");
    await slack.inViews.press("Set a digest");
    await until(() => expect(top()?.callback_id).toBe("form"));
    expect(await slack.inViews.lookUp("zone", "taipei")).toEqual(["Asia/Taipei"]);
    await slack.inViews.enter("about", "chips");
    await until(() => expect(text(top())).toMatch(/would have matched/));
    await slack.inViews.submit({ channel: "C0GENERAL", times: "08:30", zone: "Asia/Taipei" });
    expect(text(top())).toContain("Digest 1 is set");
    expect((await newsroom.deps.subscriptions.all())[0]?.channel.tenant).toBe("E0GROUP");
  });
});

describe("a stranger in a channel shared by Slack Connect", () => {
  const stranger = { user: "U0STRANGER" };

  beforeEach(async () => {
    await installFor("T0FIRST", { team: { id: "T0FIRST", name: "First" }, isEnterpriseInstall: false });
    slack.disguise = ofStranger("T0FIRST", "T0STRANGER");
  });
  afterEach(() => expect(tenants()).toEqual(["T0FIRST"]));

  test.each([undefined, "1700000000.000001"])(
    "is answered when they mention it (thread %s)",
    async (thread) => {
      await slack.mention("micron subsidy", { ...stranger, thread });
      expect(text(await slack.waitForReply())).toContain("Micron waits for its chips subsidy");
    },
  );

  test("is answered privately when they press a button under a public list", async () => {
    await slack.mention("latest");
    await slack.waitForReply();
    await slack.press("Read 1", stranger);
    expect(await slack.waitForReply()).toMatchObject({ onlyFor: "U0STRANGER" });
  });

  test("reads, instead of the form of a digest, that others manage the channel", async () => {
    await slack.mention("digest on 08:30");
    await slack.waitForReply();
    await slack.mention("digest status", stranger);
    await slack.waitForReply();
    await slack.press("Edit digest 1", stranger);
    const answer = await slack.waitForReply();
    expect(answer.onlyFor).toBe("U0STRANGER");
    expect(text(answer)).toContain("Only people who manage this channel");
    expect(top("U0STRANGER")).toBeUndefined();
  });

  test("may fill in a form of their page, and on submitting it reads that others manage the channel", async () => {
    await slack.openHome("U0STRANGER");
    await until(() => expect(slack.views.homes.get("U0STRANGER")).toBeDefined());
    await slack.inViews.press("Set a digest", "U0STRANGER");
    await until(() => expect(top("U0STRANGER")?.callback_id).toBe("form"));
    expect(await slack.inViews.lookUp("zone", "taipei", "U0STRANGER")).toEqual(["Asia/Taipei"]);
    await slack.inViews.enter("about", "chips", {}, "U0STRANGER");
    await until(() => expect(text(top("U0STRANGER"))).toMatch(/would have matched/));
    const errors = await slack.inViews.submit({ channel: "C0GENERAL", times: "09:00" }, "U0STRANGER");
    expect(errors.channel).toContain("Only people who manage this channel");
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { until } from "../../until.ts";
import {
  beginAnew,
  clock,
  heard,
  install,
  kept,
  logged,
  other,
  ref,
  send,
  slack,
  storage,
} from "./many-workspaces.ts";

beginAnew();

// What Slack tells of an organisation that installed the app for all its workspaces, in the shapes of its pages.

const group = "E0GROUP";
const order = {
  channel: ref(group),
  schedule: { times: ["08:30"], zone: "UTC", weekdays: [1 as const] },
  locale: "en",
  createdBy: { platform: "slack", tenant: group, user: "U0ANN" },
  createdAt: 0,
  coveredUntil: 0,
};

beforeEach(async () => {
  await install(group);
  await install(other);
  clock.ahead += 5_000;
});

test("the page after its installation leads to the workspaces that are to have the app", async () => {
  const text = await (await install(group)).text();
  expect(text).toContain(`installed in The group ${group}`);
  expect(text).toContain(
    `https://app.slack.com/manage/${group}/integrations/profile/A0NEWSDESK/workspaces/add`,
  );
});

test("is known by the organisation in whatever workspace somebody speaks", async () => {
  for (const team of ["T0ONE", "T0TWO"])
    await slack.deliver(
      slack.payloads.command("tsmc", { user: "U0ANN", channel: "C0GENERAL", team, enterprise: group }),
    );
  await until(() => expect(heard).toHaveLength(2));
  expect(heard.map(({ channel }) => channel.tenant)).toEqual([group, group]);
});

describe("a workspace", () => {
  test("that is taken away loses nothing: its posts are refused, the others' arrive, and given back they go on", async () => {
    const { id } = await storage.subscriptions.add(order);
    await slack.deliver(slack.payloads.access("team_access_revoked", group, ["T0ONE"]));
    slack.fail("chat.postMessage", { error: "team_access_not_granted" });
    await expect(send(group, "k1")).rejects.toMatchObject({ refusal: { code: "posting_restricted" } });
    await send(group, "k2");
    await storage.subscriptions.pause(id, "posting_restricted");
    expect(await kept(group)).toBe(true);
    await slack.deliver(slack.payloads.access("team_access_granted", group, ["T0ONE", "T0TWO"]));
    await until(async () => expect((await storage.subscriptions.get(id))?.pausedBecause).toBeUndefined());
    expect(logged.join("")).toContain("team_access_granted");
  });
});

describe("its removal", () => {
  const uninstalled = { type: "app_uninstalled" } as const;
  const isGone = () => until(async () => expect(await kept(group)).toBe(false));

  test.each([
    ["says that it is the organisation's", "T0ONE", { is_enterprise_install: true }],
    ["names the organisation in place of a workspace", group, {}],
  ])("that %s deletes its installation and no other", async (_, team, said) => {
    const told = slack.payloads.removal(uninstalled, team, { enterprise_id: group, ...said });
    await slack.deliver(told);
    await isGone();
    expect(await storage.tenants.isAway(ref(group))).toBe(true);
    expect(await kept(other)).toBe(true);
  });

  test("that names a workspace deletes it only if its token is void", async () => {
    const told = slack.payloads.removal(uninstalled, "T0ONE", { enterprise_id: group });
    await slack.deliver(told);
    await send(group, "k1");
    expect(await kept(group)).toBe(true);
    slack.oauth.revoke(group);
    await slack.deliver(told);
    await isGone();
  });
});

import { beforeEach, describe, expect, test } from "vitest";
import { until } from "../../until.ts";
import { beginAnew, clock, install, kept, one, other, ref, send, slack, storage } from "./many-workspaces.ts";

beginAnew();

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

  test("within the second in which the app was installed again is ignored if its new token works", async () => {
    const second = Math.ceil((Date.now() + clock.ahead) / 1_000) * 1_000 + 1_000;
    clock.ahead = second - Date.now();
    const late = slack.payloads.removal(uninstalled, one);
    slack.oauth.revoke(one);
    await install(one);
    await slack.deliver(late);
    await slack.deliver(slack.payloads.removal(revoked, one));
    await send(one, "k1");
    expect(await kept(one)).toBe(true);
    expect(await storage.tenants.isAway(ref(one))).toBe(false);
  });

  test("within the second of the installation is one if the token is void", async () => {
    await install(one);
    slack.oauth.revoke(one);
    await tell(uninstalled);
    await until(async () => expect(await kept(one)).toBe(false));
    expect(await storage.tenants.isAway(ref(one))).toBe(true);
  });

  test("that crosses another installation on its way leaves that one", async () => {
    const [installed] = await Promise.all([install(one), tell(uninstalled)]);
    expect(installed.status).toBe(200);
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

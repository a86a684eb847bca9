import { beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { ChannelRef, MessageRef } from "../../../src/chat/message.ts";
import type { DigestReply } from "../../../src/chat/reply.ts";
import { until } from "../../until.ts";
import { hourMs, newDigest, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";
import { slot, withOneDigest } from "../one-digest.ts";

/** A Slack with a rate limit for each workspace: `perSecond` posts, then a pause of `restMs`. */
class LimitedSlack extends ScriptedPlatform {
  readonly refused: string[] = [];
  private readonly taken = new Map<string, number>();
  readonly clock: { now: number };
  perSecond = Number.POSITIVE_INFINITY;
  restMs = 1_000;

  constructor(clock: { now: number }) {
    super("slack");
    this.clock = clock;
  }

  override async send(channel: ChannelRef, ...post: [DigestReply, string]): Promise<MessageRef> {
    const second = `${channel.tenant} ${Math.floor(this.clock.now / 1_000)}`;
    const taken = (this.taken.get(second) ?? 0) + 1;
    this.taken.set(second, taken);
    if (taken <= this.perSecond) return super.send(channel, ...post);
    this.refused.push(channel.tenant);
    throw new AdapterError("rate_limited", "Slack asks to wait.", { retryAfterMs: this.restMs });
  }
}

const it = withOneDigest();
let slack: LimitedSlack;

beforeEach(async () => {
  slack = new LimitedSlack(it.clock);
  await it.storage.subscriptions.remove(it.subscription.id);
});

async function addDigests(tenant: string, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const channel = { platform: "slack", tenant, channel: `${tenant}-${at}` };
    await it.storage.subscriptions.add(newDigest(channel, slot - hourMs));
  }
}

const postedIn = (tenant: string) => slack.posts.filter(({ channel }) => channel.tenant === tenant);

test("a workspace with many channels does not delay one with few", async () => {
  await addDigests("LARGE", 400);
  await addDigests("SMALL", 10);
  const scheduler = startScheduler(it.storage, it.clock, [slack]);
  await scheduler.tick();
  await until(() => expect(slack.posts).toHaveLength(410));
  await scheduler.stop();
  const last = slack.posts.findLastIndex(({ channel }) => channel.tenant === "SMALL");
  // The posts in flight before its first, then alternately one of each.
  expect(last).toBeLessThan(16 + 2 * 10 + 16);
});

test("a rate-limited workspace delays no other, and gets no more requests than it allows", async () => {
  slack.perSecond = 5;
  slack.restMs = 30_000;
  await addDigests("LARGE", 60);
  await addDigests("SMALL", 4);
  const scheduler = startScheduler(it.storage, it.clock, [slack]);
  await scheduler.tick();
  await until(() => expect(postedIn("SMALL")).toHaveLength(4));
  await until(async () => expect(await it.storage.ledger.count("claimed")).toBe(0));
  // Those in flight when the first was refused.
  expect(slack.refused.length).toBeLessThanOrEqual(16);
  const refusedAtOnce = slack.refused.length;
  for (const later of [10_000, 29_000]) {
    it.clock.now = slot + later;
    await scheduler.tick();
  }
  expect([postedIn("LARGE").length, slack.refused.length]).toEqual([5, refusedAtOnce]);
  for (let rounds = 1; rounds <= 12; rounds++) {
    it.clock.now = slot + rounds * 30_000 + 1_000;
    await scheduler.tick();
    await until(() => expect(postedIn("LARGE").length).toBe(Math.min(60, 5 + rounds * 5)));
    await until(async () => expect(await it.storage.ledger.count("claimed")).toBe(0));
  }
  await scheduler.stop();
  // From then on each round ends with one refusal.
  expect(slack.refused.length).toBeLessThanOrEqual(refusedAtOnce + 12);
  expect(new Set(postedIn("LARGE").map(({ channel }) => channel.channel)).size).toBe(60);
});

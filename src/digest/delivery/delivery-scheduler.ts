import { createInFlight } from "../../async/in-flight.ts";
import { createLanePool } from "../../async/pool.ts";
import { TimeSlice } from "../../async/yield.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { ChannelRef } from "../../chat/message.ts";
import { createEditionCache } from "../edition/edition-cache.ts";
import { createFollowMatcher } from "../follows/match-follows.ts";
import { deliveryKey, dueSlot, latestSlotsAt } from "../schedule/due-slots.ts";
import { dueAlerts } from "./alert-targets.ts";
import { attemptDelivery, closeOrphan } from "./attempt-delivery.ts";
import { createBrokenOff } from "./broken-off.ts";
import { createCorrectionRunner } from "./correction-runner.ts";
import type { DeliveryContext, DeliveryDeps, DueDelivery, Platform } from "./delivery-deps.ts";
import { deliveryTarget } from "./delivery-targets.ts";
import { createDoubtTeller } from "./doubt-teller.ts";
import { createPublisher } from "./extras/publisher.ts";
import { isItsTurn } from "./places/edition-posts.ts";
import { createGrantWatch } from "./places/grant-watch.ts";
import { reasonOf } from "./reasons.ts";

/** On each platform; fewer in each of its workspaces or servers. */
const [maxConcurrentPosts, maxConcurrentPostsPerTenant] = [32, 16];
const minuteMs = 60_000;
const progressEveryMs = 10_000;

export type DeliveryScheduler = {
  /**
   * Begins what is due; to be called about every second, never twice at a time. Does not wait for the
   * posts, so that a slow channel delays no other. Throws StorageError.
   */
  tick(): Promise<void>;
  /** Begins nothing more, and waits for what is in flight; to be called after the last tick has ended. */
  stop(): Promise<void>;
};

/** Posts digests at their times and alerts as articles come, each exactly once as far as the platform can tell. */
export function createDeliveryScheduler({
  adapters,
  ...given
}: DeliveryDeps & { adapters: Adapter[] }): DeliveryScheduler {
  const deps: DeliveryContext = {
    ...given,
    editionOf: createEditionCache(given, given.now),
    unrecorded: new Map(),
    brokenOff: createBrokenOff(),
  };
  const platforms = new Map<string, Platform>();
  for (const adapter of adapters) {
    const pool = createLanePool(maxConcurrentPosts, maxConcurrentPostsPerTenant, deps.now);
    platforms.set(adapter.name, { adapter, pool });
  }
  const matchFollows = createFollowMatcher(deps);
  const corrections = createCorrectionRunner(deps, platforms);
  const doubts = createDoubtTeller(deps, platforms);
  const publisher = createPublisher(deps, platforms);
  const grants = createGrantWatch(deps, adapters);
  const inFlight = createInFlight();
  /** By subscription, what was due while another delivery of it was not finished. */
  const waiting = new Map<string, { slot: DueDelivery; channel: ChannelRef }>();
  let plannedMinute: number | undefined;
  let reportedAt = 0;
  let isStopping = false;

  /** One delivery of a subscription at a time: the next one's window depends on it. */
  function begin(slot: DueDelivery, channel: ChannelRef): void {
    const { subscriptionId } = slot;
    const platform = platforms.get(channel.platform);
    if (!platform || inFlight.has(subscriptionId)) return;
    const work = platform.pool
      .run(channel.tenant, () => attemptDelivery(deps, platform, slot))
      .then((mustWait) => {
        if (mustWait) waiting.set(subscriptionId, { slot, channel });
      })
      .catch((error: unknown) => {
        deps.log.error({ order: subscriptionId, reason: reasonOf(error) }, "delivery broken off");
        // What could not even be claimed is in no ledger yet.
        plannedMinute = undefined;
      });
    void inFlight.track(work, subscriptionId);
  }

  /** Continues deliveries that are due again, or whose owner has died. */
  async function resume(): Promise<void> {
    await deps.brokenOff.release(deps.ledger, deps.now());
    const released = await deps.leases.releaseDead(deps.now());
    if (released > 0) deps.log.warn({ deliveries: released }, "a process died while it was posting");
    for (const delivery of await deps.ledger.open(deps.now())) {
      if (inFlight.has(delivery.subscriptionId)) continue;
      if (!(await isItsTurn(deps.ledger, delivery))) continue;
      const target = await deliveryTarget(deps, delivery);
      if (target) begin(delivery, target.channel);
      else await closeOrphan(deps, delivery);
    }
  }

  /** Slots are full minutes, so this is done once a minute. */
  async function beginDigests(): Promise<void> {
    const minute = Math.floor(deps.now() / minuteMs);
    if (minute === plannedMinute) return;
    const all = await deps.subscriptions.all();
    const unfinished = await deps.ledger.unfinished();
    const now = deps.now();
    const latestOf = latestSlotsAt(now);
    const slice = new TimeSlice();
    for (const subscription of all) {
      await slice.yieldIfDue();
      const { id, channel, setBackAt } = subscription;
      const dueAt = dueSlot(subscription, now, latestOf);
      // What was in flight when the clock was set back has an earlier key.
      if (dueAt === undefined || (setBackAt && (await deps.ledger.hasSlot(id, dueAt)))) continue;
      const slot = { key: deliveryKey(subscription, dueAt), subscriptionId: id, dueAt };
      if (unfinished.has(id)) waiting.set(id, { slot, channel });
      else begin(slot, channel);
    }
    plannedMinute = minute;
  }

  async function beginWaiting(): Promise<void> {
    if (waiting.size === 0) return;
    const unfinished = await deps.ledger.unfinished();
    for (const [id, { slot, channel }] of waiting) {
      if (unfinished.has(id)) continue;
      waiting.delete(id);
      begin(slot, channel);
    }
  }

  function reportProgress(): void {
    const inPools = [...platforms.values()].reduce((sum, { pool }) => sum + pool.waiting, 0);
    if (inPools === 0 || Math.abs(deps.now() - reportedAt) < progressEveryMs) return;
    reportedAt = deps.now();
    deps.log.info({ waiting: inPools }, "posting; deliveries wait for their turn");
  }

  return {
    async tick() {
      if (isStopping) return;
      await grants.look();
      await resume();
      await beginDigests();
      await beginWaiting();
      await matchFollows();
      for (const { follow, ...slot } of await dueAlerts(deps)) begin(slot, follow.channel);
      await doubts.begin();
      await publisher.begin();
      await corrections.begin();
      for (const { pool } of platforms.values()) pool.resume();
      reportProgress();
    },
    async stop() {
      isStopping = true;
      for (const { pool } of platforms.values()) pool.close();
      await Promise.all([inFlight.settled(), corrections.settled(), doubts.settled(), publisher.settled()]);
    },
  };
}

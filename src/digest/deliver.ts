import { setImmediate as nextTurn } from "node:timers/promises";
import type { Adapter } from "../chat/adapter.ts";
import { attemptDelivery, closeOrphan } from "./attempt.ts";
import { dueSlot } from "./due.ts";
import { createPool, type Pool } from "./pool.ts";
import type { DeliveryRoom } from "./room.ts";
import { reasonOf } from "./settle.ts";
import type { Subscription } from "./types.ts";

/** Posts under way at a time on each platform. */
const poolWidth = 16;

/** Subscriptions planned before others get a turn: a few milliseconds. */
const plannedAtOnce = 100;

const minuteMs = 60_000;

export type DigestDesk = {
  /**
   * Begins what is due; to be called about every second. Does not wait for the posts, so that a
   * slow channel holds up nobody. Throws StorageError.
   */
  tick(): Promise<void>;
  /** Begins nothing more and waits for what is in flight. */
  stop(): Promise<void>;
};

/** Posts every subscription's digests at their times, each exactly once as far as the platform can tell. */
export function createDigestDesk({ adapters, ...room }: DeliveryRoom & { adapters: Adapter[] }): DigestDesk {
  const platforms = new Map(
    adapters.map((adapter) => [adapter.name, { adapter, pool: createPool(poolWidth) }]),
  );
  const inFlight = new Map<string, Promise<void>>();
  let plannedMinute: number | undefined;
  let isTicking = false;
  let isStopping = false;

  /** One delivery of a subscription at a time: the next one's window depends on it. */
  function begin(subscription: Subscription, dueAt: number): void {
    const platform = platforms.get(subscription.channel.platform);
    if (!platform || inFlight.has(subscription.id)) return;
    const work = run(platform, subscription, dueAt).finally(() => inFlight.delete(subscription.id));
    inFlight.set(subscription.id, work);
  }

  async function run(
    { adapter, pool }: { adapter: Adapter; pool: Pool },
    subscription: Subscription,
    dueAt: number,
  ) {
    try {
      await pool.run(async () => {
        if (!isStopping) await attemptDelivery(room, adapter, subscription, dueAt);
      });
    } catch (error) {
      room.log.error(
        { subscription: subscription.id, reason: reasonOf(error) },
        "digest delivery broken off",
      );
    }
  }

  /** Goes on with deliveries that wait for their next try or were left behind. */
  async function resume(): Promise<void> {
    const open = await room.ledger.open(room.now());
    if (open.length === 0) return;
    const active = new Map((await room.subscriptions.active()).map((one) => [one.id, one]));
    for (const delivery of open) {
      const subscription = active.get(delivery.subscriptionId);
      if (subscription) begin(subscription, delivery.dueAt);
      else await closeOrphan(room, delivery);
    }
  }

  /** Slots lie on full minutes, so they are looked for once a minute. */
  async function beginNew(): Promise<void> {
    const minute = Math.floor(room.now() / minuteMs);
    if (minute === plannedMinute) return;
    for (const [at, subscription] of (await room.subscriptions.active()).entries()) {
      if (at % plannedAtOnce === plannedAtOnce - 1) await nextTurn();
      const slot = dueSlot(subscription, room.now());
      if (slot !== undefined) begin(subscription, slot);
    }
    plannedMinute = minute;
  }

  return {
    async tick() {
      if (isTicking) return;
      isTicking = true;
      try {
        await resume();
        await beginNew();
      } finally {
        isTicking = false;
      }
    },
    async stop() {
      isStopping = true;
      await Promise.all(inFlight.values());
    },
  };
}

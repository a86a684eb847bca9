import { setImmediate as nextTurn } from "node:timers/promises";
import type { Article } from "../article/article.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { ChannelRef } from "../chat/message.ts";
import { attemptDelivery, closeOrphan } from "./attempt.ts";
import { correct, outdatedBy } from "./correct.ts";
import { deliveryKey, dueSlot, latestSlotsAt } from "./due.ts";
import { createEditions } from "./editions.ts";
import { dueAlerts } from "./follows/alert.ts";
import { createWatch } from "./follows/watch.ts";
import { createPool, type Pool } from "./pool.ts";
import { postingOf } from "./postings.ts";
import type { DeliveryRoom, Desk, Slot } from "./room.ts";
import { reasonOf } from "./settle.ts";
import { createTurns } from "./turns.ts";

/** Posts under way at a time on each platform. */
const poolWidth = 16;

/** Subscriptions planned before others get a turn: a few milliseconds. */
const plannedAtOnce = 100;

const minuteMs = 60_000;

/** How often a long queue tells how far it is, in milliseconds. */
const progressMs = 10_000;

export type DigestDesk = {
  /**
   * Begins what is due; to be called about every second. Does not wait for the posts, so that a
   * slow channel holds up nobody. Throws StorageError.
   */
  tick(): Promise<void>;
  /** Begins nothing more and waits for what is in flight. */
  stop(): Promise<void>;
};

/** Posts digests at their times and alerts as articles come, each exactly once as far as the platform can tell. */
export function createDigestDesk({ adapters, ...given }: DeliveryRoom & { adapters: Adapter[] }): DigestDesk {
  const room: Desk = { ...given, editionOf: createEditions(given, given.now), turn: createTurns() };
  const platforms = new Map(
    adapters.map((adapter) => [adapter.name, { adapter, pool: createPool(poolWidth) }]),
  );
  const watch = createWatch({ ...room, onRevised: correctAll });
  const inFlight = new Map<string, Promise<void>>();
  let plannedMinute: number | undefined;
  let toldAt = 0;
  let isTicking = false;
  let isStopping = false;

  /** One delivery of a subscription at a time: the next one's window depends on it. */
  function begin(slot: Slot, channel: ChannelRef): void {
    const platform = platforms.get(channel.platform);
    if (!platform || inFlight.has(slot.subscriptionId)) return;
    const work = run(platform, slot, channel.tenant).finally(() => inFlight.delete(slot.subscriptionId));
    inFlight.set(slot.subscriptionId, work);
  }

  async function run({ adapter, pool }: { adapter: Adapter; pool: Pool }, slot: Slot, tenant: string) {
    try {
      await pool.run(tenant, async () => {
        if (!isStopping) await attemptDelivery(room, adapter, slot);
      });
    } catch (error) {
      room.log.error({ order: slot.subscriptionId, reason: reasonOf(error) }, "delivery broken off");
    }
  }

  /** A correction that fails is no reason to trouble anybody: the story itself was posted. */
  async function correctAll(article: Article): Promise<void> {
    for (const outdated of await outdatedBy(article, room)) {
      const { key, message } = outdated.delivery;
      const platform = platforms.get(message?.channel.platform ?? "");
      if (!platform || !message) continue;
      const edit = async () => {
        await correct(outdated, platform.adapter, room).catch((error: unknown) => {
          room.log.warn({ delivery: key, reason: reasonOf(error) }, "a correction was not shown");
        });
      };
      const work = platform.pool.run(message.channel.tenant, edit).finally(() => inFlight.delete(key));
      inFlight.set(key, work);
    }
  }

  /** Goes on with deliveries that wait for their next try or were left behind. */
  async function resume(): Promise<void> {
    for (const delivery of await room.ledger.open(room.now())) {
      if (inFlight.has(delivery.subscriptionId)) continue;
      const posting = await postingOf(room, delivery);
      if (posting) begin(delivery, posting.channel);
      else await closeOrphan(room, delivery);
    }
  }

  /** Slots lie on full minutes, so they are looked for once a minute. */
  async function beginDigests(): Promise<void> {
    const minute = Math.floor(room.now() / minuteMs);
    if (minute === plannedMinute) return;
    const all = await room.subscriptions.all();
    const unfinished = await room.ledger.unfinished();
    const now = room.now();
    const latestOf = latestSlotsAt(now);
    for (const [at, subscription] of all.entries()) {
      if (at % plannedAtOnce === plannedAtOnce - 1) await nextTurn();
      const { id, channel } = subscription;
      const dueAt = unfinished.has(id) ? undefined : dueSlot(subscription, now, latestOf);
      if (dueAt !== undefined) begin({ key: deliveryKey(id, dueAt), subscriptionId: id, dueAt }, channel);
    }
    plannedMinute = minute;
  }

  async function beginAlerts(): Promise<void> {
    await watch();
    for (const { follow, ...slot } of await dueAlerts(room)) begin(slot, follow.channel);
  }

  function tellProgress(): void {
    const waiting = [...platforms.values()].reduce((sum, { pool }) => sum + pool.waiting, 0);
    if (waiting === 0 || room.now() - toldAt < progressMs) return;
    toldAt = room.now();
    room.log.info({ waiting }, "posting; deliveries wait for their turn");
  }

  return {
    async tick() {
      if (isTicking || isStopping) return;
      isTicking = true;
      try {
        await resume();
        await beginDigests();
        await beginAlerts();
        tellProgress();
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

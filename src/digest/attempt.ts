import type { Adapter } from "../chat/adapter.ts";
import { AdapterError } from "../chat/errors.ts";
import type { MessageRef } from "../chat/message.ts";
import type { DigestReply } from "../chat/reply.ts";
import { deliveryKey, isLate, isTooOld } from "./due.ts";
import { makeEdition } from "./edition.ts";
import type { Attempt, DeliveryRoom } from "./room.ts";
import {
  giveUp,
  idsOf,
  leaveUncertain,
  lookUpLater,
  reasonOf,
  recordSent,
  settleRefusal,
  tryLater,
} from "./settle.ts";
import type { Delivery, Subscription } from "./types.ts";

/** How long a claim is held, in milliseconds: longer than any platform's client waits for an answer. */
const leaseMs = 5 * 60_000;

/** How far before its slot a message's time may lie, in milliseconds: clocks disagree. */
const clockErrorMs = 60 * 60_000;

/**
 * Posts one slot of a subscription, unless somebody else is at it or has done it. Whatever the
 * platform says ends in the ledger. Throws only where the storage fails; the claim then runs out
 * and is taken over.
 */
export async function attemptDelivery(
  room: DeliveryRoom,
  adapter: Adapter,
  { id, channel }: Subscription,
  dueAt: number,
): Promise<void> {
  // It may have waited long for its turn, and been stopped or covered meanwhile.
  const subscription = (await room.subscriptions.inChannel(channel)).find((one) => one.id === id);
  if (!subscription || subscription.pausedBecause) return;
  const slot = { subscriptionId: id, dueAt };
  const claimed = await room.ledger.claim(deliveryKey(id, dueAt), slot, room.now(), leaseMs);
  if (!claimed) return;
  const attempt = { ...room, adapter, subscription, delivery: claimed.delivery };
  if (claimed.takenOver && (await isSettledByLookUp(attempt))) return;
  if (isTooOld(dueAt, room.now()))
    await giveUp(attempt, "More than 12 hours late; the next digest has its stories.");
  else await post(attempt);
}

/** Closes a delivery whose subscription was stopped or paused before it was done. */
export async function closeOrphan(
  { ledger, now }: DeliveryRoom,
  { key, subscriptionId, dueAt }: Delivery,
): Promise<void> {
  const claimed = await ledger.claim(key, { subscriptionId, dueAt }, now(), leaseMs);
  if (!claimed) return;
  await ledger.close(claimed.delivery, claimed.takenOver ? "uncertain" : "failed", "The digest was stopped.");
}

/** Finds out about a delivery that was perhaps posted; false where it certainly was not. */
async function isSettledByLookUp(attempt: Attempt): Promise<boolean> {
  const { adapter, subscription, delivery, now } = attempt;
  try {
    const found = await adapter.findDelivery(
      subscription.channel,
      delivery.key,
      delivery.dueAt - clockErrorMs,
    );
    if (found.state === "absent") return false;
    if (found.state === "found") await recordSent(attempt, found.ref);
    else await leaveUncertain(attempt, "The platform does not tell whether it was posted.");
  } catch (error) {
    if (isPassing(error) && !isTooOld(delivery.dueAt, now())) await lookUpLater(attempt, error);
    else await leaveUncertain(attempt, reasonOf(error));
  }
  return true;
}

const isPassing = (error: unknown): boolean =>
  !(error instanceof AdapterError) || ["auth", "rate_limited", "unavailable"].includes(error.code);

async function post(attempt: Attempt): Promise<void> {
  const { adapter, subscription, delivery, now, log } = attempt;
  const reply = await makeReply(attempt);
  // Past its lease the delivery is another's.
  if (!reply || now() >= (delivery.leaseUntil ?? 0)) return;
  let ref: MessageRef;
  try {
    ref = await adapter.send(subscription.channel, reply, delivery.key);
  } catch (error) {
    return settleRefusal(attempt, error);
  }
  await recordSent(attempt, ref);
  log.info({ ...idsOf(attempt), stories: reply.entries.length }, "digest posted");
}

async function makeReply(attempt: Attempt): Promise<DigestReply | undefined> {
  const { articles, index, compose, subscription, delivery, now } = attempt;
  const { coveredUntil: from, about, schedule } = subscription;
  try {
    const edition = await makeEdition(
      { articles, index },
      { from, to: delivery.dueAt, about, zone: schedule.zone },
    );
    return compose(edition, subscription, isLate(delivery.dueAt, now()));
  } catch (error) {
    await tryLater(attempt, error);
    return undefined;
  }
}

import type { Article } from "../../article/article.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { MessageRef } from "../../chat/message.ts";
import { entriesOf } from "../../chat/reply.ts";
import type { Delivery } from "../ledger.ts";
import { correct, isOutdated } from "./correct-message.ts";
import type { Attempt, DeliveryContent, DeliveryContext, DueDelivery, Platform } from "./delivery-deps.ts";
import {
  idsOf,
  lookUpLater,
  reasonOf,
  recordFailed,
  recordSent,
  recordSkipped,
  recordUncertain,
  settleRefusal,
  tryLater,
} from "./delivery-outcomes.ts";
import { deliveryTarget } from "./delivery-targets.ts";

/** How long a claim is held, in milliseconds: longer than any platform's client waits for an answer. */
const leaseMs = 5 * 60_000;

/** How far before its slot a message's time may lie, in milliseconds: clocks disagree. */
const clockErrorMs = 60 * 60_000;

/**
 * Makes a delivery, unless somebody else is at it or has done it. Whatever the platform says ends in
 * the ledger. Throws only where the storage fails; the claim then runs out and is taken over.
 */
export async function attemptDelivery(
  deps: DeliveryContext,
  platform: Platform,
  slot: DueDelivery,
): Promise<void> {
  // Many are due at once, and each works for some milliseconds.
  await yieldToEventLoop();
  // It may have waited long, and been stopped meanwhile.
  const target = await deliveryTarget(deps, slot);
  if (!target) return;
  const claimed = await deps.ledger.claim(slot.key, slot, deps.now(), leaseMs);
  if (!claimed) return;
  const attempt = { ...deps, ...platform, target, delivery: claimed.delivery };
  if (claimed.takenOver && (await isSettledByLookUp(attempt))) return;
  if (isExpired(attempt)) await recordFailed(attempt, "expired");
  else await post(attempt);
}

/** Closes a delivery whose digest or follow was stopped before it was done. */
export async function closeOrphan({ ledger, now }: DeliveryContext, slot: DueDelivery): Promise<void> {
  const claimed = await ledger.claim(slot.key, slot, now(), leaseMs);
  if (!claimed) return;
  await ledger.close(claimed.delivery, claimed.takenOver ? "uncertain" : "failed", "stopped");
}

const isExpired = ({ target, now }: Attempt): boolean => now() > target.expiresAt;

/** Finds out about a delivery that was perhaps posted; false where it certainly was not. */
async function isSettledByLookUp(attempt: Attempt): Promise<boolean> {
  const { adapter, target, delivery } = attempt;
  try {
    const since = delivery.dueAt - clockErrorMs;
    const found = await adapter.findDelivery(target.channel, delivery.key, since);
    if (found.state === "absent") return false;
    if (found.state === "found") await recordSent(attempt, found.ref);
    else await recordUncertain(attempt, "platform_unknown");
  } catch (error) {
    if (isPassing(error) && !isExpired(attempt)) await lookUpLater(attempt, error);
    else await recordUncertain(attempt, reasonOf(error));
  }
  return true;
}

const isPassing = (error: unknown): boolean =>
  !(error instanceof AdapterError) || ["auth", "rate_limited", "unavailable"].includes(error.code);

async function post(attempt: Attempt): Promise<void> {
  const { adapter, target, delivery, ledger, now, log } = attempt;
  const content = await compose(attempt);
  if (!content) return;
  const { articles, frame } = content;
  const shown = articles.map(({ id, storyId }) => ({ storyId, articleId: id }));
  await ledger.show(delivery.key, shown, frame);
  await yieldToEventLoop();
  // Past its lease the delivery is another's.
  if (now() >= (delivery.leaseUntil ?? 0)) return;
  let ref: MessageRef;
  try {
    ref = await adapter.send(target.channel, content.reply, delivery.key);
  } catch (error) {
    return settleRefusal(attempt, error);
  }
  // Answers to many posts come in at once.
  await yieldToEventLoop();
  await recordSent(attempt, ref);
  log.info({ ...idsOf(attempt), stories: entriesOf(content.reply).length }, "delivery posted");
  await correctIfOvertaken(attempt, { ...delivery, message: ref, frame }, articles);
}

/** A correction that came while the message was on its way found none to correct. */
async function correctIfOvertaken(attempt: Attempt, delivery: Delivery, told: Article[]): Promise<void> {
  try {
    if (await isOutdated(told, attempt))
      await correct({ delivery, articleIds: told.map(({ id }) => id) }, attempt.adapter, attempt);
  } catch (error) {
    // The message itself is there.
    attempt.log.warn({ ...idsOf(attempt), reason: reasonOf(error) }, "a correction was not shown");
  }
}

/** What to post; undefined where that is settled already. */
async function compose(attempt: Attempt): Promise<DeliveryContent | undefined> {
  try {
    const content = await attempt.target.compose();
    if ("reply" in content) return content;
    await recordSkipped(attempt, content.nothing);
  } catch (error) {
    await tryLater(attempt, error);
  }
  return undefined;
}

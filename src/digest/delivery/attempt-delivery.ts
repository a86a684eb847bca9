import type { Article } from "../../article/article.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { MessageRef } from "../../chat/message.ts";
import { entriesOf, type Reply, styleOf } from "../../chat/reply.ts";
import type { Delivery } from "../ledger.ts";
import { maxSkewMs } from "../schedule/due-slots.ts";
import { arrivesInMs } from "./arrival.ts";
import { UnrecordedOutcomeError } from "./broken-off.ts";
import { composeRecorded, correctMessage, isOutdated, type OutdatedMessage } from "./correct-message.ts";
import type {
  Attempt,
  ComposedDelivery,
  DeliveryContent,
  DeliveryContext,
  DueDelivery,
  Platform,
} from "./delivery-deps.ts";
import {
  awaitArrival,
  isAskedAgain,
  lookUpLater,
  recordFailed,
  recordRefusal,
  recordSent,
  recordSkipped,
  recordUncertain,
  retryLater,
  searchOnLater,
} from "./delivery-outcomes.ts";
import { deliveryTarget } from "./delivery-targets.ts";
import { withCheckedPing } from "./extras/check-ping.ts";
import { withCheckedSender } from "./extras/check-sender.ts";
import { beginThread } from "./places/digest-thread.ts";
import { isSpread, spreadEdition } from "./places/edition-posts.ts";
import { logIdsOf, reasonOf } from "./reasons.ts";
import { noteShortfall } from "./tell-creator.ts";

/** Longer than the client of any platform waits for an answer. */
const leaseMs = 5 * 60_000;
/** How often it is checked whether the bot is back where it was removed. */
const awayRetryMs = 15 * 60_000;
/** The platform's clock may be slow: it may date a message before its request. */
const maxClockErrorMs = 60 * 60_000;
/** Nothing is looked up for longer than an alert. */
const maxDelayMs = 48 * 60 * 60_000;

/**
 * Posts a delivery that no process has posted or claimed, and records in the ledger what the platform
 * answers. Throws only if the storage fails; then it is taken up again when the storage is back or, if its
 * request may be under way, when the lease ends.
 * @returns whether it has to wait, since another delivery of its digest or follow is being worked on
 */
export async function attemptDelivery(
  deps: DeliveryContext,
  platform: Platform,
  slot: DueDelivery,
): Promise<boolean> {
  // Many are due at once, and composing each takes some milliseconds.
  await yieldToEventLoop();
  // Its subscription may have been removed while it waited for the pool.
  const before = await deliveryTarget(deps, slot);
  if (!before) return false;
  const claimed = await deps.ledger.claim(slot.key, slot, deps.now(), leaseMs);
  if (!claimed) return (await deps.ledger.get(slot.key)) === undefined;
  const { delivery, takenOver } = claimed;
  // Until now another process may have posted for it, and covered a part of its window.
  const target = (await deliveryTarget(deps, slot)) ?? before;
  await proceed({ ...deps, ...platform, target, delivery }, slot, takenOver).catch((error: unknown) => {
    deps.brokenOff.note(delivery, error);
    throw error;
  });
  return false;
}

async function proceed(attempt: Attempt, slot: DueDelivery, takenOver: boolean): Promise<void> {
  const { target, tenants } = attempt;
  if (await tenants.isAway(target.channel)) return waitForReturn(attempt, takenOver);
  const because = whyNotNow(attempt, slot);
  if (takenOver && (await isSettledByLookUp(attempt, because === undefined))) return;
  if (because) await recordFailed(attempt, because);
  else await post(attempt, takenOver);
}

/** Why it is not to be posted, if it is not: too late, or its clock was ahead. */
function whyNotNow(attempt: Attempt, { dueAt }: DueDelivery): "clock_ahead" | "expired" | undefined {
  const { target, now } = attempt;
  if (isPast(attempt, target.postedUntil)) return "expired";
  // The next digest shows its stories; an alert has no slot that could come.
  return dueAt > now() + maxSkewMs && target.name.kind === "digest" ? "clock_ahead" : undefined;
}

/** Where the bot was removed nothing is posted or looked up, until it is back or it is too late. */
async function waitForReturn(attempt: Attempt, takenOver: boolean): Promise<void> {
  const { ledger, delivery, now } = attempt;
  const retryAt = now() + awayRetryMs;
  if (takenOver) await ledger.markUnknown(delivery, retryAt, "bot_removed");
  else if (isPast(attempt, attempt.target.searchedUntil)) await recordFailed(attempt, "bot_removed");
  else await ledger.retry(delivery, retryAt, "bot_removed");
}

/** Closes an unfinished delivery whose digest or follow was removed. */
export async function closeOrphan({ ledger, now }: DeliveryContext, slot: DueDelivery): Promise<void> {
  const claimed = await ledger.claim(slot.key, slot, now(), leaseMs);
  if (!claimed) return;
  await ledger.close(claimed.delivery, claimed.takenOver ? "uncertain" : "failed", "stopped");
}

const isPast = ({ delivery, now }: Attempt, moment: number): boolean =>
  now() > moment && !isAskedAgain(delivery);

/** Looks up a delivery that may have been posted; false if it certainly was not, or if posting it makes no second message. */
async function isSettledByLookUp(attempt: Attempt, isToBePosted: boolean): Promise<boolean> {
  const { adapter, target, delivery, unrecorded, now, uptime } = attempt;
  const posted = unrecorded.get(delivery.key);
  if (posted) {
    await recordFound(attempt, posted);
    return true;
  }
  try {
    const { requestedAt, lookUpCursor: cursor, isUnderName } = delivery;
    // A search goes on only where nothing was on its way as it began.
    const leftMs = cursor ? 0 : arrivesInMs(delivery, { now: now(), uptime: uptime() });
    const since = searchedSince(delivery, now());
    const search = { since, requestedAt, cursor, isUnderName };
    const found = await adapter.findDelivery(target.channel, delivery.key, search);
    if (found.state === "absent") {
      if (leftMs === 0 || (found.isRepeatable && isToBePosted)) return false;
      await awaitArrival(attempt, leftMs);
    } else if (found.state === "found") await recordFound(attempt, found.ref);
    else if (found.state === "searching" && !isPast(attempt, target.searchedUntil))
      await searchOnLater(attempt, leftMs === 0 ? found.cursor : undefined);
    else await recordUncertain(attempt, "platform_unknown");
  } catch (error) {
    if (isTemporary(error) && !isPast(attempt, target.searchedUntil)) await lookUpLater(attempt, error);
    else await recordUncertain(attempt, reasonOf(error));
  }
  return true;
}

/** A message that is there; a crash may have come between it and its thread. */
async function recordFound(attempt: Attempt, ref: MessageRef): Promise<void> {
  if (attempt.target.place !== "thread") return recordSent(attempt, ref);
  const composed = await composeRecorded(attempt.delivery, attempt);
  const settled = "nothing" in composed ? attempt : await withThread(attempt, ref, composed.reply);
  if (settled) await recordSent(settled, ref);
}

/** The attempt, its thread begun if it is to have one; undefined if that is tried again later. */
async function withThread(attempt: Attempt, ref: MessageRef, reply: Reply): Promise<Attempt | undefined> {
  try {
    return await beginThread(attempt, ref, reply);
  } catch (error) {
    if (!(error instanceof AdapterError)) throw error;
    // The message itself was posted.
    if (isPast(attempt, attempt.target.searchedUntil)) return attempt;
    await lookUpLater(attempt, error);
    return undefined;
  }
}

/** A request that was noted by a wrong clock, in the future or set back, may have left at any time. */
const searchedSince = ({ requestedAt }: Delivery, now: number): number =>
  requestedAt === undefined || requestedAt > now ? now - maxDelayMs : requestedAt - maxClockErrorMs;

const isTemporary = (error: unknown): boolean =>
  !(error instanceof AdapterError) || ["auth", "rate_limited", "unavailable"].includes(error.code);

/**
 * A message whose request has left before shows the same again, so that whichever of them arrives, it shows
 * what is noted.
 */
async function post(attempt: Attempt, takenOver: boolean): Promise<void> {
  let composed: ComposedDelivery;
  try {
    const isNoted = takenOver || isAskedAgain(attempt.delivery) || attempt.delivery.frame?.post !== undefined;
    const { adapter, target } = attempt;
    const made = isNoted ? await composeNoted(attempt) : await target.compose();
    const pinging = await withCheckedPing(made, adapter, target.channel);
    composed = await withCheckedSender(pinging, adapter, target.channel);
  } catch (error) {
    // A look-up before may have found no more than that it is safe to post at once.
    const isRequested = attempt.delivery.requestedAt !== undefined;
    return isRequested ? lookUpLater(attempt, error) : retryLater(attempt, error);
  }
  if ("nothing" in composed) return recordSkipped(attempt, composed.nothing);
  if (isSpread(attempt, composed)) return spreadEdition(attempt, composed);
  await send(attempt, composed);
}

async function composeNoted(attempt: Attempt): Promise<ComposedDelivery> {
  await attempt.target.reclaim();
  return composeRecorded(attempt.delivery, attempt);
}

/** A request must not leave: its claim has ended, or another process has the delivery. */
class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";
}

async function send(attempt: Attempt, content: DeliveryContent): Promise<void> {
  const { reply, articles, frame, ping, sender } = content;
  const { adapter, target, delivery, ledger, now, uptime, log } = attempt;
  const stories = articles.map(({ id, storyId }) => ({ storyId, articleId: id }));
  const style = styleOf(reply);
  const publish = Boolean(style.publish && adapter.publish);
  const isUnderName = style.sender !== undefined;
  let withheld: { because: unknown } | undefined;
  /** Once the lease has ended another process may post it. */
  const beforeRequest = async () => {
    try {
      const note = { stories, frame, publish, isUnderName, uptime: uptime() };
      const isNoted = await ledger.noteRequest(delivery, note, now());
      // A process may be stopped right here, and continue long after.
      if (isNoted && now() < (delivery.leaseUntil ?? 0)) return;
      const lost = new ClaimLostError("another process may have the delivery");
      if (isNoted && delivery.requestedAt === undefined) await ledger.retry(delivery, now(), reasonOf(lost));
      throw lost;
    } catch (because) {
      withheld = { because };
      throw because;
    }
  };
  let ref: MessageRef;
  try {
    ref = await adapter.send(target.channel, reply, delivery.key, beforeRequest);
  } catch (error) {
    // What an adapter makes of it does not matter: this is no refusal by the platform.
    if (withheld) throw withheld.because;
    return recordRefusal(attempt, error).catch((cause: Error) => {
      throw new UnrecordedOutcomeError(cause.message, { cause });
    });
  }
  attempt.unrecorded.set(delivery.key, ref);
  // Answers to many posts arrive at once.
  await yieldToEventLoop();
  const settled = await withThread(attempt, ref, reply);
  if (!settled) return;
  await recordSent(settled, ref);
  log.info({ ...logIdsOf(attempt), stories: entriesOf(reply).length }, "delivery posted");
  if (ping) await noteShortfall(attempt, "ping", ping.because, ping);
  if (sender) await noteShortfall(attempt, "sender", sender.because, sender);
  await correctIfOvertaken(attempt, { ...delivery, message: ref, frame }, articles);
}

/** Shows revisions that came while the message was being posted: there was no message yet to correct. */
async function correctIfOvertaken(attempt: Attempt, delivery: Delivery, shown: Article[]): Promise<void> {
  await showAgain(attempt, { delivery, articleIds: shown.map(({ id }) => id) }, shown);
}

/** @param shown what it is known to show: it is left as it is unless that is out of date */
async function showAgain(attempt: Attempt, outdated: OutdatedMessage, shown?: Article[]): Promise<void> {
  try {
    if (!shown || (await isOutdated(shown, attempt)))
      await correctMessage(outdated, attempt.adapter, attempt);
  } catch (error) {
    // The message itself was posted.
    attempt.log.warn({ ...logIdsOf(attempt), reason: reasonOf(error) }, "a correction was not shown");
  }
}

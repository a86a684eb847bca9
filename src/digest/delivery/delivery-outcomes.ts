import { AdapterError } from "../../chat/errors.ts";
import type { MessageRef } from "../../chat/message.ts";
import type { Delivery } from "../ledger.ts";
import { backoffMs } from "../schedule/due-slots.ts";
import type { Attempt } from "./delivery-deps.ts";
import { isOfContents } from "./places/edition-posts.ts";
import { logDataOf, logIdsOf, reasonOf } from "./reasons.ts";
import { tellPause } from "./tell-creator.ts";

/** Slack lets some apps read one page of a channel a minute: https://docs.slack.dev/apis/web-api/rate-limits */
const searchDelayMs = 60_000;

// The outcomes of an attempt. The subscription is always changed before the ledger's row: a crash
// between the two leaves the row open, and the process that takes it over repeats both.

export async function recordSent({ target, ledger, delivery, unrecorded }: Attempt, ref: MessageRef) {
  unrecorded.set(delivery.key, ref);
  await target.cover();
  if (target.pausedBecause !== undefined) await target.resume();
  await ledger.sent(delivery.key, ref);
  unrecorded.delete(delivery.key);
}

/** It may have been posted, so it never is again. Its window counts as covered, lest its stories are shown twice. */
export async function recordUncertain(attempt: Attempt, reason: string) {
  await attempt.target.cover();
  await attempt.ledger.close(attempt.delivery, "uncertain", reason);
  attempt.log.warn({ ...logIdsOf(attempt), reason }, "delivery may or may not have been posted");
}

export async function recordSkipped(attempt: Attempt, reason: string) {
  await attempt.target.cover();
  await attempt.ledger.close(attempt.delivery, "skipped", reason);
  attempt.log.info({ ...logIdsOf(attempt), reason }, "nothing to post");
}

/** It was certainly not posted and will not be; the next digest shows the stories of this one. */
export async function recordFailed(attempt: Attempt, reason: string) {
  const { ledger, delivery, target } = attempt;
  // Its window has been covered since, so that only as a doubt are its stories shown by the next one.
  const isCovered = isAskedAgain(delivery) && target.name.kind === "digest";
  await ledger.close(delivery, isCovered ? "uncertain" : "failed", reason);
  if (isCovered) await ledger.doubtTold(delivery.key);
  attempt.log.warn({ ...logIdsOf(attempt), reason }, "delivery not posted");
}

/** Whether somebody said that a doubtful delivery should be posted: as it was, however late. */
export const isAskedAgain = ({ doubt }: Delivery): boolean => doubt === "again";

/** It was certainly not posted. */
export async function retryLater(attempt: Attempt, error: unknown) {
  await attempt.ledger.retry(attempt.delivery, retryAt(attempt, error), reasonOf(error));
  attempt.log.warn({ ...logIdsOf(attempt), ...logDataOf(error) }, "delivery to be tried again");
}

/** It may have been posted. A message can appear well after its request failed, so the look-up waits. */
export async function lookUpLater(attempt: Attempt, error: unknown) {
  await attempt.ledger.markUnknown(attempt.delivery, retryAt(attempt, error), reasonOf(error));
  attempt.log.warn({ ...logIdsOf(attempt), ...logDataOf(error) }, "delivery to be looked up");
}

/** It is not there, but its request may still be on its way. */
export async function awaitArrival({ ledger, delivery, now }: Attempt, leftMs: number) {
  await ledger.markUnknown(delivery, now() + leftMs, "on_its_way");
}

/**
 * The platform has not been searched to the end; it limits how often it may be asked.
 * @param cursor without it, the search begins anew
 */
export async function searchOnLater({ ledger, delivery, now }: Attempt, cursor?: string) {
  await ledger.markUnknown(delivery, now() + searchDelayMs, "searching", cursor);
}

/** Records a failed request to post, by the code of its error. */
export async function recordRefusal(attempt: Attempt, error: unknown): Promise<void> {
  if (error instanceof AdapterError && error.refusal?.code === "bot_removed") return leave(attempt, error);
  switch (error instanceof AdapterError ? error.code : undefined) {
    case "rate_limited":
      // The limit holds for the whole workspace: its other posts would be refused too.
      attempt.pool.slowDown(attempt.target.channel.tenant, retryAt(attempt, error));
      return retryLater(attempt, error);
    case "gone":
    case "forbidden":
    case "rejected":
      return pause(attempt, reasonOf(error));
    default:
      return lookUpLater(attempt, error);
  }
}

/**
 * The creator is told once: until something is posted again, the pause is the same. Whoever cannot be written to is
 * told with their next command.
 */
async function pause(attempt: Attempt, because: string): Promise<void> {
  const isNew = await attempt.target.pause(because);
  await recordFailed(attempt, because);
  // The posts before it are there, and the next edition's would be refused as well.
  if (attempt.delivery.frame?.post && isOfContents(because)) await attempt.target.cover();
  if (isNew && !attempt.target.isPersonal) await tellPause(attempt, because);
}

/** Nobody is written to from where the bot was removed; what was due is posted if it is back in time. */
async function leave(attempt: Attempt, error: AdapterError): Promise<void> {
  await attempt.tenants.left(attempt.target.channel, attempt.now());
  await retryLater(attempt, error);
}

function retryAt({ now, delivery }: Attempt, error: unknown): number {
  const asked = error instanceof AdapterError ? error.retryAfterMs : undefined;
  return now() + (asked ?? backoffMs(delivery.attempts));
}

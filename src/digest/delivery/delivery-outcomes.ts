import { CodedError } from "../../article/coded-error.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { MessageRef } from "../../chat/message.ts";
import { backoffMs } from "../schedule/due-slots.ts";
import type { Attempt } from "./delivery-deps.ts";

// How an attempt ends in the ledger. The standing order is always changed before the ledger's row: a
// crash between the two leaves the row open, and whoever takes it over comes by here again.

/** It is there: its stories never come again. */
export async function recordSent({ target, ledger, delivery }: Attempt, ref: MessageRef) {
  await target.cover();
  if (target.isPaused) await target.resume();
  await ledger.sent(delivery.key, ref);
}

/** Nobody can tell, so it is never posted again; its window counts as covered, or its stories might come twice. */
export async function recordUncertain(attempt: Attempt, reason: string) {
  const { target, ledger, delivery, log } = attempt;
  await target.cover();
  await ledger.close(delivery, "uncertain", reason);
  log.warn({ ...idsOf(attempt), reason }, "delivery may or may not have been posted");
}

/** There is nothing to say. */
export async function recordSkipped(attempt: Attempt, reason: string) {
  await attempt.target.cover();
  await attempt.ledger.close(attempt.delivery, "skipped", reason);
  attempt.log.info({ ...idsOf(attempt), reason }, "nothing to post");
}

/** It is certainly not there and will not be; the stories of a digest are left to the next one. */
export async function recordFailed(attempt: Attempt, reason: string) {
  await attempt.ledger.close(attempt.delivery, "failed", reason);
  attempt.log.warn({ ...idsOf(attempt), reason }, "delivery not posted");
}

/** It is certainly not there yet. */
export async function tryLater(attempt: Attempt, error: unknown) {
  await attempt.ledger.retry(attempt.delivery, laterThan(attempt, error), reasonOf(error));
  attempt.log.warn({ ...idsOf(attempt), ...dataOf(error) }, "delivery to be tried again");
}

/** It may be there. A message can appear on the platform well after the request failed, so not at once. */
export async function lookUpLater(attempt: Attempt, error: unknown) {
  await attempt.ledger.markUnknown(attempt.delivery, laterThan(attempt, error), reasonOf(error));
  attempt.log.warn({ ...idsOf(attempt), ...dataOf(error) }, "delivery to be looked up");
}

/** What the platform's refusal to post means for the delivery. */
export async function settleRefusal(attempt: Attempt, error: unknown): Promise<void> {
  switch (error instanceof AdapterError ? error.code : undefined) {
    case "rate_limited":
      // A limit is the whole workspace's: what else waits there would only be refused too.
      attempt.pool.slowDown(attempt.target.channel.tenant, laterThan(attempt, error));
      return tryLater(attempt, error);
    case "gone":
    case "forbidden":
      return pause(attempt, reasonOf(error));
    case "rejected":
      return recordFailed(attempt, reasonOf(error));
    default:
      return lookUpLater(attempt, error);
  }
}

/** Whoever set it is told, once: until something was posted again, the pause is the same one. */
async function pause(attempt: Attempt, because: string): Promise<void> {
  const { target, adapter, texts, log } = attempt;
  const isNew = await target.pause(because);
  await recordFailed(attempt, because);
  if (!isNew) return;
  await adapter.sendDirectMessage(target.createdBy, texts.paused(target, because)).catch((error: unknown) => {
    log.warn({ ...idsOf(attempt), ...dataOf(error) }, "whoever set it could not be told of the pause");
  });
}

export const idsOf = ({ delivery, target }: Attempt) => ({
  delivery: delivery.key,
  order: delivery.subscriptionId,
  kind: target.name.kind,
  platform: target.channel.platform,
  channel: target.channel.channel,
});

/** An error as ledger and log keep it: its code, then the platform's own line. Each language has a sentence for the code. */
export function reasonOf(error: unknown): string {
  if (error instanceof AdapterError) return `${error.code}: ${error.message}`;
  if (error instanceof CodedError) return error.message;
  return `broken_off: ${error instanceof Error ? error.message : String(error)}`;
}

/** Never the error itself: a platform's client may have hung the whole message on it. */
const dataOf = (error: unknown) => ({
  code: error instanceof AdapterError ? error.code : undefined,
  reason: reasonOf(error),
});

function laterThan({ now, delivery }: Attempt, error: unknown): number {
  const asked = error instanceof AdapterError ? error.retryAfterMs : undefined;
  return now() + (asked ?? backoffMs(delivery.attempts));
}

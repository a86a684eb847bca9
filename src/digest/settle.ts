import { AdapterError } from "../chat/errors.ts";
import type { MessageRef } from "../chat/message.ts";
import { backoffMs } from "./due.ts";
import type { Attempt } from "./room.ts";

// How an attempt ends in the ledger. The subscription is always changed before the ledger's row: a
// crash between the two leaves the row open, and whoever takes it over comes by here again.

/** It is there: its window is covered, the next one begins where it ends. */
export async function recordSent(
  { subscriptions, ledger, subscription, delivery }: Attempt,
  ref: MessageRef,
) {
  await subscriptions.cover(subscription.id, delivery.dueAt);
  await ledger.sent(delivery.key, ref);
}

/** Nobody can tell, so it is never posted again; its window counts as covered, or its stories might come twice. */
export async function leaveUncertain(attempt: Attempt, reason: string) {
  const { subscriptions, ledger, subscription, delivery, log } = attempt;
  await subscriptions.cover(subscription.id, delivery.dueAt);
  await ledger.close(delivery, "uncertain", reason);
  log.warn({ ...idsOf(attempt), reason }, "digest may or may not have been posted");
}

/** It is certainly not there and will not be; its stories are left to the next digest. */
export async function giveUp(attempt: Attempt, reason: string) {
  await attempt.ledger.close(attempt.delivery, "failed", reason);
  attempt.log.warn({ ...idsOf(attempt), reason }, "digest not posted");
}

/** It is certainly not there yet. */
export async function tryLater(attempt: Attempt, error: unknown) {
  await attempt.ledger.retry(attempt.delivery, laterThan(attempt, error), reasonOf(error));
  attempt.log.warn({ ...idsOf(attempt), ...dataOf(error) }, "digest to be tried again");
}

/** It may be there. A message can appear on the platform well after the request failed, so not at once. */
export async function lookUpLater(attempt: Attempt, error: unknown) {
  await attempt.ledger.doubt(attempt.delivery, laterThan(attempt, error), reasonOf(error));
  attempt.log.warn({ ...idsOf(attempt), ...dataOf(error) }, "digest to be looked up");
}

/** What the platform's refusal to post means for the delivery. */
export async function settleRefusal(attempt: Attempt, error: unknown): Promise<void> {
  const { subscriptions, subscription } = attempt;
  switch (error instanceof AdapterError ? error.code : undefined) {
    case "rate_limited":
      return tryLater(attempt, error);
    case "gone":
    case "forbidden":
      await subscriptions.pause(subscription.id, reasonOf(error));
      return giveUp(attempt, reasonOf(error));
    case "rejected":
      return giveUp(attempt, reasonOf(error));
    default:
      return lookUpLater(attempt, error);
  }
}

export const idsOf = ({ delivery, subscription }: Attempt) => ({
  delivery: delivery.key,
  subscription: subscription.id,
  platform: subscription.channel.platform,
  channel: subscription.channel.channel,
});

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Never the error itself: a platform's client may have hung the whole message on it. */
const dataOf = (error: unknown) => ({
  code: error instanceof AdapterError ? error.code : undefined,
  reason: reasonOf(error),
});

function laterThan({ now, delivery }: Attempt, error: unknown): number {
  const asked = error instanceof AdapterError ? error.retryAfterMs : undefined;
  return now() + (asked ?? backoffMs(delivery.attempts));
}

import { createHash } from "node:crypto";
import { latestSlot } from "./schedule.ts";
import type { Subscription } from "./types.ts";

/** A slot older than this, in milliseconds, is not posted any more: its stories go into the next digest. */
export const longestDelayMs = 12 * 3_600_000;

/** From here on, in milliseconds, a digest says that it is late. */
const punctualMs = 10 * 60_000;

/** The slot to post at `now`, if there is one: of several that were missed, the last. */
export function dueSlot(subscription: Subscription, now: number): number | undefined {
  const slot = latestSlot(subscription.schedule, now);
  const isNew = slot > Math.max(subscription.createdAt, subscription.coveredUntil);
  return isNew && now - slot <= longestDelayMs ? slot : undefined;
}

export const isLate = (dueAt: number, now: number): boolean => now - dueAt >= punctualMs;

/** How long to wait after the nth claim came to nothing, in milliseconds: a minute, doubling up to a quarter of an hour. */
export const backoffMs = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 15 * 60_000);

/** What a digest is recognised by on the platform and in the ledger: 22 characters, always the same. */
export const deliveryKey = (subscriptionId: string, dueAt: number): string =>
  keyOf(`${subscriptionId} ${dueAt}`);

/** The same for an alert, named by the first story it tells. */
export const alertKey = (followId: string, storyId: string): string => keyOf(`alert ${followId} ${storyId}`);

const keyOf = (name: string): string => createHash("sha256").update(name).digest("base64url").slice(0, 22);

import { createHash } from "node:crypto";
import type { DigestSubscription } from "../subscription.ts";
import { latestSlot } from "./schedule.ts";

/** An older slot is not posted any more: its stories go into the next digest. */
export const longestDelayMs = 12 * 3_600_000;
/** The clocks of processes on one database may differ by so much; a slot further ahead has not come. */
export const maxSkewMs = 5 * 60_000;
export const lateAfterMs = 10 * 60_000;

/** The slot to post at `now`, if there is one: of several that were missed, the last. */
export function dueSlot(
  { schedule, createdAt, changedAt = createdAt, coveredUntil }: DigestSubscription,
  now: number,
  latestOf = latestSlot,
): number | undefined {
  const slot = latestOf(schedule, now);
  const isNew = slot > Math.max(createdAt, changedAt, coveredUntil);
  return isNew && now - slot <= longestDelayMs ? slot : undefined;
}

/** latestSlot for many channels at one moment: those with the same times have the same slot. */
export function latestSlotsAt(now: number): typeof latestSlot {
  const latest = new Map<string, number>();
  return (schedule) => {
    const name = JSON.stringify(schedule);
    const slot = latest.get(name) ?? latestSlot(schedule, now);
    latest.set(name, slot);
    return slot;
  };
}

export const isLate = (dueAt: number, now: number): boolean => now - dueAt >= lateAfterMs;

/** The delay after the nth failed claim: a minute, doubling up to a quarter of an hour. */
export const backoffMs = (attempts: number): number => Math.min(60_000 * 2 ** (attempts - 1), 15 * 60_000);

type KeyedSubscription = Pick<DigestSubscription, "id" | "setBackAt">;

/** The key of a digest on the platform and in the ledger: 22 characters, always the same. */
export const deliveryKey = ({ id, setBackAt }: KeyedSubscription, dueAt: number): string =>
  keyOf(`${id} ${dueAt}${setBackAt ? ` ${setBackAt}` : ""}`);

/** That of a digest on request, the same within a minute. */
export const askedKey = ({ id, setBackAt }: KeyedSubscription, now: number): string =>
  keyOf(`asked ${id} ${Math.floor(now / 60_000)}${setBackAt ? ` ${setBackAt}` : ""}`);

/** That of an alert, from its first story and the moment of the follow's last refusal. */
export const alertKey = (followId: string, storyId: string, refusedAt = 0): string =>
  keyOf(`alert ${followId} ${storyId}${refusedAt ? ` ${refusedAt}` : ""}`);

/** That of the post which an edition has for a story, by the edition's key. */
export const postKey = (edition: string, articleId: string): string => keyOf(`post ${edition} ${articleId}`);

const keyOf = (name: string): string => createHash("sha256").update(name).digest("base64url").slice(0, 22);

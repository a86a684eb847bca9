import { isMuted } from "../edition/mute-filter.ts";
import type { Follow, FollowMatch } from "../follows/follow.ts";
import { isQuiet } from "../follows/quiet-hours.ts";
import { alertKey } from "../schedule/due-slots.ts";
import type { ComposedDelivery, DeliveryDeps, DeliveryTarget, DueDelivery } from "./delivery-deps.ts";

/** Further matches wait, and are posted in one summary. */
const maxAlertsPerHour = 5;
const hourMs = 3_600_000;
const maxAlertDelayMs = 48 * hourMs;
const retryRefusedAfterMs = hourMs;

type DueAlert = DueDelivery & { follow: Follow };

/** The alerts to begin now, at most one for each follow: all its matches without a delivery. */
export async function dueAlerts({ follows, now }: DeliveryDeps): Promise<DueAlert[]> {
  const waiting = Map.groupBy(await follows.waiting(), ({ followId }) => followId);
  const due: DueAlert[] = [];
  for (const [followId, [first]] of waiting) {
    const follow = await follows.get(followId);
    if (!first || !follow || !(await isTime(follow, follows, now()))) continue;
    // After a refusal the same stories need another key.
    const key = alertKey(followId, first.storyId, follow.refusedAt);
    due.push({ follow, key, subscriptionId: followId, dueAt: now() });
  }
  return due;
}

async function isTime(follow: Follow, follows: DeliveryDeps["follows"], now: number): Promise<boolean> {
  if (follow.paused && now - follow.paused.at < retryRefusedAfterMs) return false;
  if (follow.quiet && isQuiet(follow.quiet, follow.zone, now)) return false;
  const lately = await follows.alertsSince(follow.id, now - hourMs);
  return lately.length < maxAlertsPerHour;
}

export function alertTarget(deps: DeliveryDeps, follow: Follow, { key, dueAt }: DueDelivery): DeliveryTarget {
  const { id, number, channel, createdBy, locale, paused } = follow;
  const { follows, now } = deps;
  return {
    name: { kind: "follow", number },
    channel,
    createdBy,
    locale,
    setUp: follow,
    isPaused: paused !== undefined,
    expiresAt: dueAt + maxAlertDelayMs,
    compose: async () => composeAlert(deps, follow, await follows.assign(id, key)),
    // Composing has already assigned the matches to this delivery.
    cover: async () => {},
    // Paused first, so that the released matches get another key.
    async pause(because) {
      const isNew = await follows.pause(id, because, now());
      await follows.release(key, now() - maxAlertDelayMs);
      return isNew;
    },
    told: () => follows.told(id),
    resume: () => follows.resume(id),
  };
}

async function composeAlert(
  { articles, mutes, index, texts, now }: DeliveryDeps,
  follow: Follow,
  matches: FollowMatch[],
): Promise<ComposedDelivery> {
  const muted = isMuted(await mutes.inChannel(follow.channel), follow.zone, { index, now });
  const inTime = matches.filter(({ at }) => now() - at <= maxAlertDelayMs);
  if (inTime.length === 0) return { nothing: "expired" };
  const found = (await articles.get(inTime.map(({ articleId }) => articleId))).filter((one) => !muted(one));
  if (found.length === 0) return { nothing: "all_muted" };
  return { reply: texts.alert(found, follow), articles: found };
}

import { isMuted } from "../edition/mute-filter.ts";
import type { Follow, FollowMatch } from "../follows/follow.ts";
import { isQuiet } from "../follows/quiet-hours.ts";
import { alertKey } from "../schedule/due-slots.ts";
import type {
  DeliveryContent,
  DeliveryDeps,
  DeliveryTarget,
  DueDelivery,
  NothingToPost,
} from "./delivery-deps.ts";

/** More alerts than this in an hour turn into one summary. */
const alertsAnHour = 5;

const hourMs = 3_600_000;

/** What could not be posted for so long is of no use any more, in milliseconds. */
const longestDelayMs = 48 * hourMs;

/** How long a follow that could not be posted rests before it is tried again, in milliseconds. */
const restMs = hourMs;

/** The alerts to begin now, one a follow at most: all that it matched and nothing tells yet. */
export async function dueAlerts({
  follows,
  now,
}: DeliveryDeps): Promise<(DueDelivery & { follow: Follow })[]> {
  const waiting = Map.groupBy(await follows.waiting(), ({ followId }) => followId);
  const due: (DueDelivery & { follow: Follow })[] = [];
  for (const [followId, [first]] of waiting) {
    const follow = await follows.get(followId);
    if (!first || !follow || !(await isTime(follow, follows, now()))) continue;
    // After a refusal the same stories wait again, for another delivery.
    const key = alertKey(followId, first.storyId, follow.refusedAt);
    due.push({ follow, key, subscriptionId: followId, dueAt: now() });
  }
  return due;
}

async function isTime(follow: Follow, follows: DeliveryDeps["follows"], now: number): Promise<boolean> {
  if (follow.paused && now - follow.paused.at < restMs) return false;
  if (follow.quiet && isQuiet(follow.quiet, follow.zone, now)) return false;
  const lately = await follows.alertsSince(follow.id, now - hourMs);
  return lately.length < alertsAnHour;
}

/** An alert as something to be posted. */
export function alertPosting(
  deps: DeliveryDeps,
  follow: Follow,
  { key, dueAt }: DueDelivery,
): DeliveryTarget {
  const { id, number, channel, createdBy, locale, paused } = follow;
  const { follows, now } = deps;
  return {
    name: { kind: "follow", number },
    channel,
    createdBy,
    locale,
    isPaused: paused !== undefined,
    expiresAt: dueAt + longestDelayMs,
    compose: async () => composeAlert(deps, follow, await follows.assign(id, key)),
    // The matches were given to this delivery when it was composed.
    cover: async () => {},
    // Paused first: from then on what waits again belongs to the next delivery.
    async pause(because) {
      const isNew = await follows.pause(id, because, now());
      await follows.release(key, now() - longestDelayMs);
      return isNew;
    },
    resume: () => follows.resume(id),
  };
}

async function composeAlert(
  { articles, mutes, index, texts, now }: DeliveryDeps,
  follow: Follow,
  matches: FollowMatch[],
): Promise<DeliveryContent | { nothing: NothingToPost }> {
  const muted = isMuted(await mutes.inChannel(follow.channel), follow.zone, { index, now });
  const inTime = matches.filter(({ at }) => now() - at <= longestDelayMs);
  if (inTime.length === 0) return { nothing: "expired" };
  const found = (await articles.get(inTime.map(({ articleId }) => articleId))).filter((one) => !muted(one));
  if (found.length === 0) return { nothing: "all_muted" };
  return { reply: texts.alert(found, follow), articles: found };
}

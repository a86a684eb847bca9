import type { UserRef } from "../../chat/message.ts";
import { isMuted } from "../edition/mute-filter.ts";
import type { Follow, FollowMatch } from "../follows/follow.ts";
import { isQuiet } from "../follows/quiet-hours.ts";
import { alertKey } from "../schedule/due-slots.ts";
import type { ComposedDelivery, DeliveryDeps, DeliveryTarget, DueDelivery } from "./delivery-deps.ts";
import { missedStories, partOf } from "./missed-stories.ts";

/** Further matches wait, and are posted in one summary. A forum takes more, for each of them is a story. */
const maxAlertsPerHour = 5;
const maxPostsPerHour = 20;
const hourMs = 3_600_000;
const maxSearchMs = 48 * hourMs;
/** What was refused longer ago is no news any more once the alert can be posted again. */
const maxRefusedMs = 48 * hourMs;
const retryRefusedAfterMs = hourMs;
/** Whoever has closed their messages is not knocked at every hour. */
const retryClosedAfterMs = 24 * hourMs;
/** Of all that one person follows for themselves. */
const maxOwnAlertsPerHour = 10;

type DueAlert = DueDelivery & { follow: Follow };

/** So long may whoever set it say whether a doubtful alert is there, before its stories are posted again. */
const answerTimeMs = hourMs;

/** The alerts to begin now, at most one for each follow: all its matches without a delivery. */
export async function dueAlerts(deps: DeliveryDeps): Promise<DueAlert[]> {
  const { follows, ledger, now } = deps;
  const due: DueAlert[] = [];
  // One after the other: what makes up for a doubt must not be made up for again while it is in doubt itself.
  const unfinished = await ledger.unfinished();
  const isWithinOwnLimit = createOwnLimit(deps);
  for (const [followId, first] of await alertsWaiting(deps)) {
    if (unfinished.has(followId)) continue;
    const follow = await follows.get(followId);
    if (!follow || !(await isTime(follow, follows, now())) || !(await isWithinOwnLimit(follow))) continue;
    // After a refusal the same stories need another key.
    const key = alertKey(followId, first, follow.refusedAt);
    due.push({ follow, key, subscriptionId: followId, dueAt: now() });
  }
  return due;
}

/** By the follow's id: its first story without a delivery, or its first doubtful alert that nobody answered. */
async function alertsWaiting({ follows, ledger, now }: DeliveryDeps): Promise<Map<string, string>> {
  const waiting = new Map<string, string>();
  for (const { followId, storyId } of await follows.waiting())
    if (!waiting.has(followId)) waiting.set(followId, storyId);
  const doubts = Map.groupBy(await ledger.openDoubts(), ({ subscriptionId }) => subscriptionId);
  for (const [followId, [first, ...more]] of doubts) {
    const areTold = [first, ...more].every((one) => one?.doubt !== "untold");
    if (first && areTold && !waiting.has(followId) && now() - first.dueAt >= answerTimeMs)
      waiting.set(followId, first.key);
  }
  return waiting;
}

async function isTime(follow: Follow, follows: DeliveryDeps["follows"], now: number): Promise<boolean> {
  const restMs = follow.isPersonal ? retryClosedAfterMs : retryRefusedAfterMs;
  if (follow.paused && now - follow.paused.at < restMs) return false;
  if (follow.quiet && isQuiet(follow.quiet, follow.zone, now)) return false;
  const lately = await follows.alertsSince(follow.id, now - hourMs);
  return lately.length < (follow.place === "post" ? maxPostsPerHour : maxAlertsPerHour);
}

/** In a forum each story has a post of its own, but for what the last post of an hour gathers. */
async function mostInOne({ follows, now }: DeliveryDeps, { id, place }: Follow): Promise<number | undefined> {
  if (place !== "post") return undefined;
  const lately = await follows.alertsSince(id, now() - hourMs);
  return lately.length < maxPostsPerHour ? 1 : undefined;
}

/** How many more of a person's own alerts may begin now, counting down with each call. */
function createOwnLimit({ follows, now }: DeliveryDeps): (follow: Follow) => Promise<boolean> {
  const left = new Map<string, number>();
  return async ({ createdBy, isPersonal }) => {
    if (!isPersonal) return true;
    const who = JSON.stringify(createdBy);
    const before = left.get(who) ?? maxOwnAlertsPerHour - (await countOwnAlerts(createdBy));
    left.set(who, before - 1);
    return before > 0;
  };

  async function countOwnAlerts(user: UserRef): Promise<number> {
    const own = await follows.personalOf(user);
    const lately = await Promise.all(own.map(({ id }) => follows.alertsSince(id, now() - hourMs)));
    return lately.flat().length;
  }
}

export function alertTarget(deps: DeliveryDeps, follow: Follow, { key, dueAt }: DueDelivery): DeliveryTarget {
  const { id, number, channel, createdBy, locale, paused } = follow;
  const { follows, now } = deps;
  return {
    name: { kind: "follow", number },
    channel,
    createdBy,
    locale,
    zone: follow.zone,
    setUp: follow,
    isPersonal: follow.isPersonal,
    place: follow.place,
    pausedBecause: paused?.because,
    // A clock that is ahead makes each alert look old, and no later one shows its stories.
    postedUntil: Number.POSITIVE_INFINITY,
    searchedUntil: dueAt + maxSearchMs,
    compose: async () =>
      composeAlert(deps, follow, await follows.assign(id, key, await mostInOne(deps, follow))),
    reclaim: () => follows.assignShown(id, key),
    // Composing has already assigned the matches to this delivery.
    cover: async () => {},
    // Paused first, so that the released matches get another key.
    async pause(because) {
      const isNew = await follows.pause(id, because, now());
      await follows.release(key, now() - maxRefusedMs);
      return isNew;
    },
    told: () => follows.told(id),
    resume: () => follows.resume(id),
    noteShortfall: (part, because) => follows.noteShortfall(id, part, because),
  };
}

async function composeAlert(
  deps: DeliveryDeps,
  follow: Follow,
  matches: FollowMatch[],
): Promise<ComposedDelivery> {
  const { articles, mutes, index, texts, now } = deps;
  const muted = await isMuted(await mutes.inChannel(follow.channel), follow.zone, { index, now });
  const missed = await missedStories(deps, follow.id);
  const missedIds = new Set(missed?.articles.map(({ id }) => id));
  const found = (await articles.get(matches.map(({ articleId }) => articleId))).filter(
    (one) => !missedIds.has(one.id) && !muted(one),
  );
  const shown = [...(missed?.articles ?? []), ...found];
  if (shown.length === 0) return { nothing: "all_muted" };
  return {
    reply: texts.alert(found, follow, missed && partOf(missed)),
    articles: shown,
    ...(missed && { frame: { from: missed.doubts.dueAt, leftOut: 0, makesUpFor: missed.doubts } }),
  };
}

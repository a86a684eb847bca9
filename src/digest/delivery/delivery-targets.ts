import { defaultLimit } from "../edition/edition.ts";
import { isMuted } from "../edition/mute-filter.ts";
import { askedKey, deliveryKey, isLate, longestDelayMs } from "../schedule/due-slots.ts";
import { latestSlot } from "../schedule/schedule.ts";
import type { DigestSubscription } from "../subscription.ts";
import { alertTarget } from "./alert-targets.ts";
import type { ComposedDelivery, DeliveryContext, DeliveryTarget, DueDelivery } from "./delivery-deps.ts";
import { type MissedStories, missedStories, partOf } from "./missed-stories.ts";
import { areOthersDone } from "./places/edition-posts.ts";

/** For this long no story is repeated: no window reaches back further. */
const noRepeatMs = 7 * 86_400_000;

/** The subscription that a delivery is for, as it is now; undefined if it was removed. */
export async function deliveryTarget(
  deps: DeliveryContext,
  slot: DueDelivery,
): Promise<DeliveryTarget | undefined> {
  const subscription = await deps.subscriptions.get(slot.subscriptionId);
  if (subscription) return digestTarget(deps, subscription, slot);
  const follow = await deps.follows.get(slot.subscriptionId);
  return follow && alertTarget(deps, follow, slot);
}

function digestTarget(
  deps: DeliveryContext,
  subscription: DigestSubscription,
  slot: DueDelivery,
): DeliveryTarget {
  const { id, number, channel, createdBy, locale } = subscription;
  return {
    name: { kind: "digest", number },
    channel,
    createdBy,
    locale,
    zone: subscription.schedule.zone,
    setUp: subscription,
    isPersonal: subscription.isPersonal,
    place: subscription.place,
    pausedBecause: subscription.pausedBecause,
    postedUntil: slot.dueAt + longestDelayMs,
    searchedUntil: slot.dueAt + longestDelayMs,
    compose: () => composeDigest(deps, subscription, slot),
    reclaim: async () => {},
    cover: () => coverWindow(deps, subscription, slot),
    pause: (because) => deps.subscriptions.pause(id, because),
    told: () => deps.subscriptions.told(id),
    resume: () => deps.subscriptions.resume(id),
    noteShortfall: (part, because) => deps.subscriptions.noteShortfall(id, part, because),
  };
}

/**
 * Not before its slot has come: while the clock is behind, stories come in that are dated before it. Nor if
 * coverage was set back meanwhile to before its window. The next window begins earlier then, which repeats no
 * story, for those that were shown are known.
 */
async function coverWindow(
  { ledger, subscriptions, now }: DeliveryContext,
  subscription: DigestSubscription,
  { key, dueAt }: DueDelivery,
): Promise<void> {
  if (dueAt > now()) return;
  const { id, coveredUntil, setBackAt } = subscription;
  const delivery = await ledger.get(key);
  // What of an edition was refused is shown by the next one.
  if (delivery && !(await areOthersDone(ledger, delivery))) return;
  const edition = delivery?.frame?.post?.of ?? key;
  const keysSince = [deliveryKey(subscription, dueAt), askedKey(subscription, dueAt)];
  // What was dated after its window has been dated back to that moment, and it does not show it.
  const to = setBackAt === undefined || keysSince.includes(edition) ? dueAt : Math.min(dueAt, setBackAt);
  await subscriptions.cover(id, { from: delivery?.frame?.from ?? coveredUntil, to });
}

async function composeDigest(
  deps: DeliveryContext,
  subscription: DigestSubscription,
  { key, dueAt }: DueDelivery,
): Promise<ComposedDelivery> {
  const { index, ledger, mutes, texts, now } = deps;
  const { id, channel, coveredUntil: from, about, most, schedule } = subscription;
  if (from >= dueAt) return { nothing: "covered_by_later" };
  const muted = await mutes.inChannel(channel);
  const missed = await missedStories(deps, id);
  const edition = await deps.editionOf({
    ...{ from, to: dueAt, about, zone: schedule.zone, limit: missed ? limitBeside(missed, most) : most },
    // What an earlier attempt at this delivery would have shown was certainly not posted.
    shown: await ledger.shownStories(id, from - noRepeatMs, key),
    listed: await ledger.listedArticles(id, from, key),
    ...(muted.length > 0 && { isMuted: await isMuted(muted, schedule.zone, { index, now }) }),
  });
  // On request even an empty digest is an answer.
  const isScheduled = latestSlot(schedule, dueAt) === dueAt;
  const stories = [...(missed?.articles ?? []), ...edition.stories.map(({ article }) => article)];
  const silent = subscription.silent || subscription.place === "post";
  if (silent && isScheduled && stories.length === 0) return { nothing: "nothing_new" };
  const unreachable = (await deps.unreachableFeeds()).map(({ name, since }) => ({ name, since }));
  const whole = { ...edition, unreachable, missed: missed && partOf(missed) };
  return {
    reply: texts.digest(whole, subscription, isLate(dueAt, now())),
    articles: stories,
    frame: {
      ...{ from, leftOut: edition.leftOut },
      ...(edition.rest && { rest: edition.rest }),
      ...(unreachable.length > 0 && { unreachable }),
      ...(missed && { makesUpFor: missed.doubts }),
    },
  };
}

/** At least so many new stories are shown beside those that were perhaps missed. */
const minNew = 5;

const limitBeside = ({ articles }: MissedStories, most = defaultLimit): number =>
  Math.max(most - articles.length, Math.min(most, minNew));

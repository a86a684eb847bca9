import { isMuted } from "../edition/mute-filter.ts";
import { isLate, longestDelayMs } from "../schedule/due-slots.ts";
import { latestSlot } from "../schedule/schedule.ts";
import type { DigestSubscription } from "../subscription.ts";
import { alertPosting } from "./alert-targets.ts";
import type {
  DeliveryContent,
  DeliveryContext,
  DeliveryTarget,
  DueDelivery,
  NothingToPost,
} from "./delivery-deps.ts";

/** For so long a subscription does not show a story again, in milliseconds: no window reaches back further. */
const remembersMs = 7 * 86_400_000;

/** The standing order that a delivery belongs to, as it is now; undefined where it was removed. */
export async function deliveryTarget(
  deps: DeliveryContext,
  slot: DueDelivery,
): Promise<DeliveryTarget | undefined> {
  const subscription = await deps.subscriptions.get(slot.subscriptionId);
  if (subscription) return digestPosting(deps, subscription, slot);
  const follow = await deps.follows.get(slot.subscriptionId);
  return follow && alertPosting(deps, follow, slot);
}

function digestPosting(
  deps: DeliveryContext,
  subscription: DigestSubscription,
  { dueAt }: DueDelivery,
): DeliveryTarget {
  const { subscriptions } = deps;
  const { id, number, channel, createdBy, locale } = subscription;
  return {
    name: { kind: "digest", number },
    channel,
    createdBy,
    locale,
    isPaused: subscription.pausedBecause !== undefined,
    expiresAt: dueAt + longestDelayMs,
    compose: () => composeDigest(deps, subscription, dueAt),
    cover: () => subscriptions.cover(id, dueAt),
    pause: (because) => subscriptions.pause(id, because),
    resume: () => subscriptions.resume(id),
  };
}

async function composeDigest(
  deps: DeliveryContext,
  subscription: DigestSubscription,
  dueAt: number,
): Promise<DeliveryContent | { nothing: NothingToPost }> {
  const { index, ledger, mutes, texts, now } = deps;
  const { id, channel, coveredUntil: from, about, most, schedule, silent } = subscription;
  if (from >= dueAt) return { nothing: "covered_by_later" };
  const muted = await mutes.inChannel(channel);
  const edition = await deps.editionOf({
    ...{ from, to: dueAt, about, zone: schedule.zone, limit: most },
    // What an earlier attempt meant to show was certainly not posted.
    shown: await ledger.shownStories(id, from - remembersMs, dueAt),
    ...(muted.length > 0 && { isMuted: isMuted(muted, schedule.zone, { index, now }) }),
  });
  // Whoever asks for a digest is told that there is nothing.
  const isScheduled = latestSlot(schedule, dueAt) === dueAt;
  if (silent && isScheduled && edition.stories.length === 0) return { nothing: "nothing_new" };
  const unreached = (await deps.unreached()).map(({ name, since }) => ({ name, since }));
  return {
    reply: texts.digest({ ...edition, unreachable: unreached }, subscription, isLate(dueAt, now())),
    articles: edition.stories.map(({ article }) => article),
    frame: { from, leftOut: edition.leftOut, ...(unreached.length > 0 && { unreachable: unreached }) },
  };
}

import { isDeepStrictEqual } from "node:util";
import type { Article } from "../../article/article.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Reply } from "../../chat/reply.ts";
import { otherSources } from "../edition/edition.ts";
import { graceMs } from "../edition/news-window.ts";
import type { Delivery } from "../ledger.ts";
import { isLate } from "../schedule/due-slots.ts";
import type { ComposedDelivery, DeliveryDeps } from "./delivery-deps.ts";
import { checkPing } from "./extras/check-ping.ts";
import { partOf } from "./missed-stories.ts";

/** Nobody reads older messages any more, so they stay as they are. */
const maxCorrectedAgeMs = 2 * 86_400_000;

/** A message that shows an article as it was before its revision. */
export type OutdatedMessage = { delivery: Delivery; articleIds: string[] };

/** The messages that show a revised article. Throws StorageError. */
export async function outdatedBy(
  { id, storyId }: Article,
  { ledger, now }: DeliveryDeps,
): Promise<OutdatedMessage[]> {
  const showing = await ledger.deliveriesShowing({ storyId, articleId: id });
  return showing.filter(
    ({ delivery, articleIds }) =>
      delivery.state === "sent" && articleIds.includes(id) && now() - delivery.dueAt < maxCorrectedAgeMs,
  );
}

/** Whether one of the articles was revised after it was read. Throws StorageError. */
export async function isOutdated(shown: Article[], { articles }: DeliveryDeps): Promise<boolean> {
  const current = await articles.get(shown.map(({ id }) => id));
  return current.some((article) => !shown.some((one) => isDeepStrictEqual(one, article)));
}

/** Edits a message so that it shows its articles as they are now. Throws AdapterError, StorageError. */
export async function correctMessage(
  { delivery, articleIds }: OutdatedMessage,
  adapter: Adapter,
  deps: DeliveryDeps,
): Promise<void> {
  const { message, key } = delivery;
  const reply = message && (await composeAgain(delivery, articleIds, deps));
  if (!message || !reply) return;
  const checked = await checkPing(reply, adapter, message.channel);
  await adapter.edit(message, checked.reply, key);
}

/** A delivery with the stories that it may have shown before. Throws StorageError. */
export async function composeRecorded(delivery: Delivery, deps: DeliveryDeps): Promise<ComposedDelivery> {
  const ids = (await deps.ledger.storiesOf(delivery.key)).map(({ articleId }) => articleId);
  const reply = await composeAgain(delivery, ids, deps, isLate(delivery.dueAt, deps.now()));
  if (!reply) return { nothing: "expired" };
  return { reply, articles: await deps.articles.get(ids), frame: delivery.frame };
}

/** Undefined if the digest or follow was removed: its messages are left alone. */
async function composeAgain(
  { subscriptionId, dueAt, frame }: Delivery,
  articleIds: string[],
  { subscriptions, follows, articles, texts }: DeliveryDeps,
  late = false,
): Promise<Reply | undefined> {
  const all = await articles.get(articleIds);
  const missedIds = articleIds.slice(0, frame?.makesUpFor?.stories ?? 0);
  const missed = all.filter(({ id }) => missedIds.includes(id));
  const shown = all.filter(({ id }) => !missedIds.includes(id));
  const part = frame?.makesUpFor && partOf({ articles: missed, doubts: frame.makesUpFor });
  const follow = await follows.get(subscriptionId);
  if (follow && all.length > 0) return texts.alert(shown, follow, part);
  const subscription = await subscriptions.get(subscriptionId);
  if (!subscription || !frame) return undefined;
  const candidates = await articles.between(frame.from - graceMs, dueAt);
  const stories = shown.map((article) => ({ article, also: otherSources(article, candidates) }));
  const edition = { ...frame, to: dueAt, stories, missed: part, about: subscription.about };
  if (frame.post) return stories.length > 0 ? texts.post(edition, subscription, frame.post, late) : undefined;
  return texts.digest(edition, subscription, late);
}

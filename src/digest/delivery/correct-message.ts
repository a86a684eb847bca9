import { isDeepStrictEqual } from "node:util";
import type { Article } from "../../article/article.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Reply } from "../../chat/reply.ts";
import { otherSources } from "../edition/edition.ts";
import { graceMs } from "../edition/news-window.ts";
import type { Delivery } from "../ledger.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";

/** Messages older than this, in milliseconds, stay as they are: nobody reads them any more. */
const correctedMs = 2 * 86_400_000;

type CorrectionDeps = Pick<
  DeliveryDeps,
  "ledger" | "subscriptions" | "follows" | "articles" | "texts" | "now"
>;

/** A message that shows an article as it was before. */
export type OutdatedMessage = { delivery: Delivery; articleIds: string[] };

/** The messages that show an article which was revised. Throws StorageError. */
export async function outdatedBy(
  { id, storyId }: Article,
  { ledger, now }: CorrectionDeps,
): Promise<OutdatedMessage[]> {
  const showing = await ledger.deliveriesShowing({ storyId, articleId: id });
  return showing.filter(
    ({ delivery, articleIds }) =>
      delivery.state === "sent" && articleIds.includes(id) && now() - delivery.dueAt < correctedMs,
  );
}

/** Whether articles that are still there were revised since. Throws StorageError. */
export async function isOutdated(
  told: Article[],
  { articles }: Pick<CorrectionDeps, "articles">,
): Promise<boolean> {
  const current = await articles.get(told.map(({ id }) => id));
  return current.some((article) => !told.some((one) => isDeepStrictEqual(one, article)));
}

/** Shows the articles of a message as they are now. Throws AdapterError, StorageError. */
export async function correct(
  { delivery, articleIds }: OutdatedMessage,
  adapter: Adapter,
  deps: CorrectionDeps,
): Promise<void> {
  const { message, key } = delivery;
  const reply = message && (await wordAnew(delivery, articleIds, deps));
  if (reply) await adapter.edit(message, reply, key);
}

/** Undefined where the digest or follow was stopped: its messages are left alone. */
async function wordAnew(
  { subscriptionId, dueAt, frame }: Delivery,
  articleIds: string[],
  { subscriptions, follows, articles, texts }: CorrectionDeps,
): Promise<Reply | undefined> {
  const shown = await articles.get(articleIds);
  const follow = await follows.get(subscriptionId);
  if (follow && shown.length > 0) return texts.alert(shown, follow);
  const subscription = await subscriptions.get(subscriptionId);
  if (!subscription || !frame) return undefined;
  const { about } = subscription;
  const inReach = await articles.between(frame.from - graceMs, dueAt);
  const stories = shown.map((article) => ({ article, also: otherSources(article, inReach) }));
  return texts.digest({ ...frame, to: dueAt, stories, about }, subscription, false);
}

import type { Article } from "../../../article/article.ts";
import type { Delivery, EditionFrame, EditionPost, Ledger, PlannedPost } from "../../ledger.ts";
import { postKey } from "../../schedule/due-slots.ts";
import type { Attempt, DeliveryContent } from "../delivery-deps.ts";
import { logIdsOf } from "../reasons.ts";

/** Whether an edition is posted story by story. One without stories is a single post. */
export const isSpread = ({ target, delivery }: Attempt, { articles }: DeliveryContent): boolean =>
  target.place === "post" && target.name.kind === "digest" && !delivery.frame?.post && articles.length > 0;

/**
 * Makes an edition into one delivery for each of its stories, so that a crash between two posts neither loses
 * nor doubles one. The scheduler posts them in turn, the most important last: a forum shows the newest on top.
 */
export async function spreadEdition(attempt: Attempt, content: DeliveryContent): Promise<void> {
  const { ledger, delivery, now, log } = attempt;
  const planned = postsOf(delivery.key, content);
  const { keys: doubts = [] } = content.frame?.makesUpFor ?? {};
  if (await ledger.spread(delivery, planned, doubts, now()))
    log.info({ ...logIdsOf(attempt), posts: planned.length }, "an edition is posted story by story");
}

function postsOf(edition: string, { articles, frame = { from: 0, leftOut: 0 } }: DeliveryContent) {
  const { makesUpFor, ...whole } = frame;
  const missed = makesUpFor?.stories ?? 0;
  return articles.toReversed().map((article, place): PlannedPost => {
    const rank = articles.length - 1 - place;
    const post: EditionPost = {
      ...{ of: edition, place },
      ...(rank === 0 && { isLead: true }),
      ...(makesUpFor && rank < missed && { missedSince: makesUpFor.dueAt }),
    };
    // What the edition left out is said once, and counts as listed if that post is there.
    const own: EditionFrame = rank === 0 ? whole : { from: whole.from, leftOut: 0 };
    return { key: postKey(edition, article.id), stories: [shown(article)], frame: { ...own, post } };
  });
}

const shown = ({ id, storyId }: Article) => ({ storyId, articleId: id });

type Siblings = Pick<Ledger, "dueThen">;

/** The other posts of a post's edition; none for any other delivery. */
async function othersOf(ledger: Siblings, { key, subscriptionId, dueAt, frame }: Delivery) {
  const { post } = frame ?? {};
  if (!post) return [];
  const then = await ledger.dueThen(subscriptionId, dueAt);
  return then.filter((one) => one.key !== key && one.frame?.post?.of === post.of);
}

/** Whether a delivery is to be posted now: the posts of an edition come one after the other. Throws StorageError. */
export async function isItsTurn(ledger: Siblings, delivery: Delivery): Promise<boolean> {
  const place = delivery.frame?.post?.place ?? 0;
  const earlier = (await othersOf(ledger, delivery)).filter((one) => (one.frame?.post?.place ?? 0) < place);
  return earlier.every(({ state }) => state !== "due" && state !== "claimed");
}

/** Whether nothing of its edition but this post is left to show. Throws StorageError. */
export async function areOthersDone(ledger: Siblings, delivery: Delivery): Promise<boolean> {
  return (await othersOf(ledger, delivery)).every(isDone);
}

const isDone = ({ state, reason = "" }: Delivery): boolean =>
  ["sent", "uncertain", "skipped"].includes(state) || (state === "failed" && isOfContents(reason));

/** Whether a refusal, as the ledger keeps reasons, is about one story alone, and would be the same for ever. */
export const isOfContents = (reason: string): boolean => /^message_(?:blocked|refused)\b/.test(reason);

import type { Article } from "../../article/article.ts";

/** Before any date there is: a `Date` begins 8.64e15 ms before the epoch. In ms, which stay exact. */
const undatedOffset = 2 ** 53;
export const earliestDate = -8.64e15;

/**
 * The place of an article in the order of time, as the index keeps it: when it was published, in ms since the
 * epoch. What has no date stands after all that has one, the latest to come in first.
 */
export const orderTimeOf = ({ publishedAt, addedAt }: Article): number =>
  publishedAt ?? addedAt - undatedOffset;

/** When the article at that place was published or, if that is unknown, added. */
export const newsTimeAt = (orderTime: number): number =>
  orderTime < earliestDate ? orderTime + undatedOffset : orderTime;

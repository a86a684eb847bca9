import type { Article } from "../../article/article.ts";
import type { ArticleStore } from "../../article/store.ts";
import type { MissedPart } from "../edition/edition.ts";
import type { Delivery, Ledger, MadeUpDoubts } from "../ledger.ts";

/** Stories of deliveries that may not have been posted: the next one begins with them. */
export type MissedStories = { articles: Article[]; doubts: MadeUpDoubts };

export const partOf = ({ articles, doubts: { dueAt } }: MissedStories): MissedPart => ({
  dueAt,
  stories: articles.map((article) => ({ article, also: [] })),
});

/** More wait for the delivery after that. */
const maxStories = 10;

/**
 * What a subscription's readers have perhaps missed; undefined if nothing is in doubt. Whoever set it is told
 * first, at once and of everything, so that nobody is asked about what has been made up for, and what two
 * doubtful deliveries showed is made up for once. Throws StorageError.
 */
export async function missedStories(
  {
    ledger,
    articles,
  }: { ledger: Pick<Ledger, "openDoubts" | "storiesOf">; articles: Pick<ArticleStore, "get"> },
  subscriptionId: string,
): Promise<MissedStories | undefined> {
  const doubts = (await ledger.openDoubts()).filter((one) => one.subscriptionId === subscriptionId);
  if (doubts.some(({ doubt }) => doubt === "untold")) return undefined;
  const taken: Delivery[] = [];
  const ids = new Set<string>();
  for (const doubt of doubts) {
    const own = (await ledger.storiesOf(doubt.key)).map(({ articleId }) => articleId);
    // A delivery is settled as a whole.
    if (taken.length > 0 && ids.union(new Set(own)).size > maxStories) break;
    for (const id of own) ids.add(id);
    taken.push(doubt);
  }
  const [first] = taken;
  if (!first) return undefined;
  const found = await articles.get([...ids]);
  const keys = taken.map(({ key }) => key);
  return { articles: found, doubts: { keys, stories: found.length, dueAt: first.dueAt } };
}

import type { Article } from "../article/article.ts";
import type { ArticleStore, Change } from "../article/store.ts";
import type { FedIndex } from "./search-index.ts";

const chunkSize = 500;
/** About a full segment, so that little has to be merged later. */
const enoughChars = 1_000_000;

type ChangeSource = Pick<ArticleStore, "changes">;

/**
 * Brings the index up to the store, or to some point if `signal` is aborted. Returns how many changes were
 * applied, and says so on the way; throws what the store throws.
 */
export async function catchUp(
  index: Pick<FedIndex, "seq" | "apply">,
  store: ChangeSource,
  signal?: AbortSignal,
  onApplied: (applied: number) => void = () => {},
): Promise<number> {
  let applied = 0;
  for (;;) {
    if (signal?.aborted) return applied;
    const changes = await changesAfter(index.seq, store);
    if (changes.length === 0) return applied;
    await index.apply(changes);
    applied += changes.length;
    onApplied(applied);
  }
}

async function changesAfter(seq: number, store: ChangeSource): Promise<Change[]> {
  const changes = await store.changes(seq, chunkSize);
  let last = changes;
  for (let chars = charsOf(last); last.length === chunkSize && chars < enoughChars; chars += charsOf(last)) {
    // If this fails, what was read is applied first; then the read is tried, and fails, again.
    last = await store.changes((last.at(-1) as Change).seq, chunkSize).catch(() => []);
    changes.push(...last);
  }
  return changes;
}

const lengthOf = ({ title, summary = "", body = "" }: Article): number =>
  title.length + summary.length + body.length;

const charsOf = (changes: Change[]): number =>
  changes.reduce((chars, change) => chars + (change.kind === "remove" ? 0 : lengthOf(change.article)), 0);

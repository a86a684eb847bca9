import { yieldToEventLoop } from "../async/yield.ts";

/** Cuts a list into batches of at most `size` items. */
export function* chunks<T>(items: T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** SQLite is synchronous: large work is done in batches that yield to the event loop in between. */
export async function inBatches<T>(batches: Iterable<T>, work: (batch: T) => Promise<void>): Promise<void> {
  for (const batch of batches) {
    await work(batch);
    await yieldToEventLoop();
  }
}

/**
 * Reads page after page until one is not full.
 * @param read returns the first `size` items, after `last` if that is given
 */
export async function allPages<T>(
  size: number,
  read: (last: T | undefined, size: number) => Promise<T[]>,
): Promise<T[]> {
  const items: T[] = [];
  for (let page: T[]; ; await yieldToEventLoop()) {
    page = await read(items.at(-1), size);
    items.push(...page);
    if (page.length < size) return items;
  }
}

import { yieldToEventLoop } from "../async/yield.ts";

// SQLite is synchronous: large work goes in portions, and everybody else gets a turn in between.

/** Cuts a list into runs of at most `most` items. */
export function* chunks<T>(items: T[], most: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += most) yield items.slice(start, start + most);
}

export async function inBatches<T>(
  portions: Iterable<T>,
  work: (portion: T) => Promise<void>,
): Promise<void> {
  for (const portion of portions) {
    await work(portion);
    await yieldToEventLoop();
  }
}

/**
 * Reads page after page until one is not full.
 * @param read gives the first `size` items after `last`, or of all without it
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

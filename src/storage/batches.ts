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

/** A batch keeps the event loop busy for this long; as a transaction it keeps others waiting, who notice twice this long. */
const batchMs = 3;
const minItems = 16;

/**
 * How many items the next batch may have, by what those before took: articles may be short or very long.
 * `measure` does one batch, of as many items as it says.
 */
export function adaptiveSize(maxItems: number) {
  let size = minItems;
  return {
    get items() {
      return size;
    },
    async measure<T>(work: () => Promise<T>, itemsOf: (result: T) => number): Promise<T> {
      // Processor time of this thread: waiting for a disk or another process does not depend on the size.
      const before = process.threadCpuUsage();
      const result = await work();
      const { user, system } = process.threadCpuUsage(before);
      const fitting = (itemsOf(result) * batchMs * 1000) / Math.max(user + system, 100);
      size = Math.round(Math.min(Math.max(fitting, size / 2, minItems), 2 * size, maxItems));
      return result;
    },
  };
}

/**
 * Reads page after page until one is not full.
 * @param read returns the first `size` items, at most `maxItems`, after `last` if that is given
 */
export async function allPages<T>(
  maxItems: number,
  read: (last: T | undefined, size: number) => Promise<T[]>,
): Promise<T[]> {
  const items: T[] = [];
  for (const size = adaptiveSize(maxItems); ; await yieldToEventLoop()) {
    const asked = Math.min(size.items, maxItems);
    const page = await size.measure(
      () => read(items.at(-1), asked),
      ({ length }) => length,
    );
    items.push(...page);
    if (page.length < asked) return items;
  }
}

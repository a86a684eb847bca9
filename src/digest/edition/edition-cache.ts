import { LRUCache } from "lru-cache";
import { chooseFrom, type Edition, type EditionOrder, withoutHad } from "./edition.ts";
import { type NewsWindow, readWindow, type WindowDeps } from "./news-window.ts";

/** After this a window is read again: news may have come. */
const freshMs = 5_000;

/** Few, for their articles are whole. */
const maxWindows = 20;

type CachedEdition = {
  readAt: number;
  window: Promise<NewsWindow>;
  editions: Map<number | undefined, Edition>;
};

/**
 * Makes editions for many channels that are due at once: what is the same for all of them is worked
 * out once. An edition that was given is not to be changed; it may be another channel's too.
 */
export function createEditions(
  deps: WindowDeps,
  now: () => number,
): (order: EditionOrder) => Promise<Edition> {
  const cache = new LRUCache<string, CachedEdition>({ max: maxWindows });

  function read(order: EditionOrder): CachedEdition {
    const { from, to, about, zone } = order;
    const name = JSON.stringify([from, to, about, zone]);
    const known = cache.get(name);
    // Not a ttl: a clock that jumps back makes it stale too.
    if (known && Math.abs(now() - known.readAt) < freshMs) return known;
    const fresh: CachedEdition = { readAt: now(), window: readWindow(deps, order), editions: new Map() };
    // What could not be read is no answer for the next channel.
    fresh.window.catch(() => cache.delete(name));
    cache.set(name, fresh);
    return fresh;
  }

  return async (order) => {
    const { window, editions } = read(order);
    const { news, fit } = await window;
    const left = await withoutHad({ news }, order);
    if (left.length < news.length) return chooseFrom({ news: left, fit }, order);
    const edition = editions.get(order.limit) ?? chooseFrom({ news, fit }, order);
    editions.set(order.limit, edition);
    return edition;
  };
}

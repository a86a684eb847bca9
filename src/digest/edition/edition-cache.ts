import { LRUCache } from "lru-cache";
import { chooseFrom, type Edition, type EditionRequest, withoutShownAndMuted } from "./edition.ts";
import { type NewsWindow, readWindow, type WindowDeps } from "./news-window.ts";

/** Then a window is read again, for there may be more news. */
const freshMs = 5_000;

/** Few, for their articles are whole. */
const maxWindows = 20;

type CachedEdition = {
  readAt: number;
  window: Promise<NewsWindow>;
  editions: Map<number | undefined, Edition>;
};

/**
 * Makes editions for many channels that are due at once, and computes once what they have in common.
 * Several may be given the same edition, so nobody may change it.
 */
export function createEditionCache(
  deps: WindowDeps,
  now: () => number,
): (request: EditionRequest) => Promise<Edition> {
  const cache = new LRUCache<string, CachedEdition>({ max: maxWindows });

  function read(request: EditionRequest): CachedEdition {
    const { from, to, about, zone } = request;
    const name = JSON.stringify([from, to, about, zone]);
    const known = cache.get(name);
    // Not a ttl: a clock that jumps back makes it stale too.
    if (known && Math.abs(now() - known.readAt) < freshMs) return known;
    const fresh: CachedEdition = { readAt: now(), window: readWindow(deps, request), editions: new Map() };
    // A failure is not kept for the next channel.
    fresh.window.catch(() => cache.delete(name));
    cache.set(name, fresh);
    return fresh;
  }

  return async (request) => {
    const { window, editions } = read(request);
    const { news, fit } = await window;
    const left = await withoutShownAndMuted(news, request);
    if (left.length < news.length) return chooseFrom({ news: left, fit }, request);
    return editions.getOrInsertComputed(request.limit, () => chooseFrom({ news, fit }, request));
  };
}

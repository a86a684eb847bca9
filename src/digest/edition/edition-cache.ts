import { LRUCache } from "lru-cache";
import { chooseFrom, type Edition, type EditionRequest, withoutShownAndMuted } from "./edition.ts";
import { type NewsWindow, readWindow, type WindowDeps } from "./news-window.ts";

const maxAgeMs = 5_000;
/** Few and not for long, for each holds whole articles. */
const maxWindows = 20;
const keptMs = 60_000;

type CachedWindow = {
  readAt: number;
  window: Promise<NewsWindow>;
  /** By their limit. */
  editions: Map<number | undefined, Edition>;
};

/**
 * Makes editions for many channels that are due at once; what they have in common is computed once.
 * Several may get the same edition, so nobody may change it.
 */
export function createEditionCache(
  deps: WindowDeps,
  now: () => number,
): (request: EditionRequest) => Promise<Edition> {
  const cache = new LRUCache<string, CachedWindow>({ max: maxWindows });

  function read(request: EditionRequest): CachedWindow {
    const { from, to, about, zone } = request;
    const key = JSON.stringify([from, to, about, zone]);
    const known = cache.get(key);
    // By our own clock: after it has jumped back the window is stale, too.
    if (known && Math.abs(now() - known.readAt) < maxAgeMs) return known;
    const fresh: CachedWindow = { readAt: now(), window: readWindow(deps, request), editions: new Map() };
    // The next channel tries again.
    fresh.window.catch(() => cache.delete(key));
    cache.set(key, fresh);
    setTimeout(() => cache.peek(key) === fresh && cache.delete(key), keptMs).unref();
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

import { LRUCache } from "lru-cache";
import robotsParser from "robots-parser";
import { FetchError } from "./fetch-error.ts";
import type { Fetcher } from "./fetcher.ts";

const rulesTtlMs = 86_400_000;
const failureTtlMs = 600_000;
const maxSites = 1_000;
/** RFC 9309 lets a longer file be cut. */
const maxBytes = 512_000;
const agent = "newsdesk";

/** Its types describe an ES module, but it is a CommonJS one: the import is the function itself. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

type Rules = { isAllowed(url: string): boolean; ttl: number };

/**
 * Checks a site's robots.txt before a page is fetched. By RFC 9309 a site without one allows
 * everything, and one whose server fails allows nothing until it answers again.
 */
export function createRobots(
  fetcher: Pick<Fetcher, "get">,
  now: () => number,
): (url: string) => Promise<boolean> {
  const sites = new LRUCache<string, Promise<Rules>>({ max: maxSites, ttlResolution: 0, perf: { now } });
  const rulesOf = (origin: string): Promise<Rules> => {
    const known = sites.get(origin);
    if (known) return known;
    const fresh = readRules(fetcher, origin);
    sites.set(origin, fresh);
    fresh.then(
      ({ ttl }) => sites.set(origin, fresh, { ttl }),
      () => sites.delete(origin),
    );
    return fresh;
  };
  return async (url) => {
    const { origin } = URL.parse(url) ?? {};
    return origin !== undefined && (await rulesOf(origin)).isAllowed(url);
  };
}

async function readRules(fetcher: Pick<Fetcher, "get">, origin: string): Promise<Rules> {
  const nothing = { isAllowed: () => false, ttl: failureTtlMs };
  try {
    const { status, bytes } = await fetcher.get(`${origin}/robots.txt`, { accept: "text/plain" });
    if (status === 429 || status >= 500) return nothing;
    if (status !== 200) return { isAllowed: () => true, ttl: rulesTtlMs };
    const rules = parseRobots(`${origin}/robots.txt`, new TextDecoder().decode(bytes.subarray(0, maxBytes)));
    return { isAllowed: (url) => rules.isAllowed(url, agent) ?? true, ttl: rulesTtlMs };
  } catch (error) {
    if (error instanceof FetchError) return nothing;
    throw error;
  }
}

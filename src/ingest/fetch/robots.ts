import { LRUCache } from "lru-cache";
import robotsParser from "robots-parser";
import { FetchError } from "./fetch-error.ts";
import type { Fetcher } from "./fetcher.ts";
import type { HostPace } from "./host-pace.ts";

const rulesTtlMs = 86_400_000;
const failureTtlMs = 600_000;
const maxSites = 1_000;
/** RFC 9309 lets a longer file be cut. */
const maxBytes = 512_000;
const agent = "newsdesk";

/** Its types describe an ES module, but it is a CommonJS one: the import is the function itself. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

type Rules = { isAllowed(url: string): boolean; sitemaps: string[]; ttl: number };

export type Robots = {
  /**
   * Whether a page may be fetched. By RFC 9309 a site without a robots.txt allows everything, and one
   * whose server fails allows nothing until it answers again.
   */
  mayFetch(url: string): Promise<boolean>;
  /** The addresses of the sitemaps that a site names; none if its robots.txt cannot be read. */
  sitemaps(url: string): Promise<string[]>;
  /** Learns at which pace a site wants to be asked, before it is asked more than once. */
  learnPace(url: string): Promise<void>;
};

/** Reads a site's robots.txt, and widens the gap between requests to it as that wishes (Crawl-delay). */
export function createRobots(
  fetcher: Pick<Fetcher, "get">,
  pace: Pick<HostPace, "widen" | "isInUse">,
  now: () => number,
): Robots {
  const sites = new LRUCache<string, Promise<Rules>>({ max: maxSites, ttlResolution: 0, perf: { now } });
  const rulesOf = (origin: string): Promise<Rules> => {
    const known = sites.get(origin);
    if (known) return known;
    const fresh = readRules(fetcher, pace, origin);
    sites.set(origin, fresh);
    fresh.then(
      ({ ttl }) => sites.set(origin, fresh, { ttl }),
      () => sites.delete(origin),
    );
    return fresh;
  };
  return {
    async mayFetch(url) {
      const { origin } = URL.parse(url) ?? {};
      return origin !== undefined && (await rulesOf(origin)).isAllowed(url);
    },
    async sitemaps(url) {
      const { origin } = URL.parse(url) ?? {};
      return origin === undefined ? [] : (await rulesOf(origin)).sitemaps;
    },
    async learnPace(url) {
      const { origin, host } = URL.parse(url) ?? {};
      if (origin && host && pace.isInUse(host)) await rulesOf(origin);
    },
  };
}

async function readRules(
  fetcher: Pick<Fetcher, "get">,
  pace: Pick<HostPace, "widen">,
  origin: string,
): Promise<Rules> {
  const nothing = { isAllowed: () => false, sitemaps: [], ttl: failureTtlMs };
  try {
    const { status, bytes, isCut } = await fetcher.get(`${origin}/robots.txt`, () => ({
      accept: "text/plain",
    }));
    if (status === 429 || status >= 500 || isCut) return nothing;
    if (status !== 200) return { isAllowed: () => true, sitemaps: [], ttl: rulesTtlMs };
    const rules = parseRobots(`${origin}/robots.txt`, new TextDecoder().decode(bytes.subarray(0, maxBytes)));
    pace.widen(new URL(origin).host, (rules.getCrawlDelay(agent) ?? 0) * 1000);
    const sitemaps = rules.getSitemaps().filter((address) => URL.canParse(address));
    return { isAllowed: (url) => rules.isAllowed(url, agent) ?? true, sitemaps, ttl: rulesTtlMs };
  } catch (error) {
    if (error instanceof FetchError) return nothing;
    throw error;
  }
}

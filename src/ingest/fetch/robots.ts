import robotsParser from "robots-parser";
import { FetchError } from "./fetch-error.ts";
import type { Fetcher } from "./fetcher.ts";

/** How long a site's rules are believed, in milliseconds; a failure to get them, shorter. */
const dayMs = 86_400_000;
const failureMs = 600_000;
/** Sites that are remembered. */
const mostSites = 1_000;
/** A longer file is cut, as RFC 9309 has it: half a megabyte. */
const longestRules = 512_000;

/** Its types describe an ES module, but it is a CommonJS one: what is imported is the function itself. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

type Rules = { isAllowed(url: string): boolean; until: number };

/** The name by which robots.txt speaks to this program. */
const agent = "newsdesk";

/**
 * Asks sites' robots.txt whether a page may be fetched. As RFC 9309 has it, a site without one
 * allows everything, and one whose server fails allows nothing until it answers again.
 */
export function createRobots(
  fetcher: Pick<Fetcher, "get">,
  now: () => number,
): (url: string) => Promise<boolean> {
  const sites = new Map<string, Promise<Rules>>();
  const rulesOf = async (origin: string): Promise<Rules> => {
    const known = sites.get(origin);
    const rules = known && (await known);
    if (rules && rules.until > now()) return rules;
    const fresh = readRules(fetcher, origin, now());
    sites.delete(origin);
    sites.set(origin, fresh);
    for (const oldest of sites.keys()) if (sites.size > mostSites) sites.delete(oldest);
    return fresh;
  };
  return async (url) => {
    const { origin } = URL.parse(url) ?? {};
    return origin !== undefined && (await rulesOf(origin)).isAllowed(url);
  };
}

async function readRules(fetcher: Pick<Fetcher, "get">, origin: string, now: number): Promise<Rules> {
  const nothing = { isAllowed: () => false, until: now + failureMs };
  try {
    const { status, bytes } = await fetcher.get(`${origin}/robots.txt`, { accept: "text/plain" });
    if (status === 429 || status >= 500) return nothing;
    if (status !== 200) return { isAllowed: () => true, until: now + dayMs };
    const rules = parseRobots(
      `${origin}/robots.txt`,
      new TextDecoder().decode(bytes.subarray(0, longestRules)),
    );
    return { isAllowed: (url) => rules.isAllowed(url, agent) ?? true, until: now + dayMs };
  } catch (error) {
    if (error instanceof FetchError) return nothing;
    throw error;
  }
}

import { isTracking } from "./tracking-parameters.ts";

/**
 * A web address as it was given, absolute: only a user name and password, which are nobody's business,
 * are left out. Undefined for what is not http or https. Idempotent.
 * @param base the address that a relative one is relative to
 */
export function webAddress(text: string, base?: string): string | undefined {
  const given = text.trim();
  const url = given === "" ? null : URL.parse(given, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = "";
  url.password = "";
  return url.href;
}

/** A session that a Java server writes into the path. */
const session = /;jsessionid=[^/;]*/gi;

/**
 * What two addresses of one page have in common: no tracking parameters or session, the other ones
 * sorted by name and otherwise letter for letter, for many are signed or in an old encoding; and the
 * fragment, unless every page may have it, for it tells the entries of a change log apart.
 */
export function addressKey(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  const pairs = ownPairs(url.search.slice(1)).toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  const query = pairs.length > 0 ? `?${pairs.join("&")}` : "";
  return `${url.protocol}//${url.host}${url.pathname.replace(session, "")}${query}${fragmentOf(url.hash)}`;
}

const nameOf = (pair: string): string => pair.split("=", 1)[0] ?? "";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ownPairs = (text: string): string[] =>
  text
    .split("&")
    .filter((pair) => pair !== "" && !isTracking(nameOf(pair), pair.slice(nameOf(pair).length + 1)));

/** Places that many pages have, which is no news of their own. */
const places = /^(?:top|content|main|main-content|comments?|respond|disqus_thread|rss|more-\d+)$/i;

function fragmentOf(hash: string): string {
  if (/^#[!/]/.test(hash)) return hash;
  // A stretch of text to be shown: https://wicg.github.io/scroll-to-text-fragment/
  const [written = ""] = hash.slice(1).split(":~:", 1);
  const fragment = ownPairs(written).join("&");
  return fragment === "" || places.test(fragment) ? "" : `#${fragment}`;
}

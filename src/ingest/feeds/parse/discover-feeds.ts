import { Parser } from "htmlparser2";

/** A page with more links to feeds is a directory. */
const maxFeeds = 5;
const feedType = /^application\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|json)\s*(?:;|$)/i;
const feedPath =
  /(?:\/(?:feed|rss|atom)(?:\/|$))|\.(?:rss|atom|rdf)$|(?:feed|rss|atom|index)\.(?:xml|json)$/i;

/**
 * Addresses of the feeds of a web page: those in its link elements first, then those it links to in
 * its text; feeds of comments last. `url` is the page's own address.
 */
export function feedsOf(html: string, url: string): string[] {
  const announced: string[] = [];
  const linked: string[] = [];
  let base = url;
  const onopentag = (name: string, attributes: Record<string, string>) => {
    const { href = "", rel = "", type = "" } = attributes;
    if (name === "base" && href) base = URL.parse(href, url)?.href ?? url;
    const address = URL.parse(href, base);
    if (!href || !address || !/^https?:$/.test(address.protocol)) return;
    if (name === "link" && /\balternate\b/i.test(rel) && feedType.test(type.trim()))
      announced.push(address.href);
    if (name === "a" && feedPath.test(address.pathname)) linked.push(address.href);
  };
  new Parser({ onopentag }).end(html);
  const found = [...new Set([...announced, ...linked])].filter((address) => address !== url);
  const isComments = (address: string) => /comment/i.test(address);
  return found.toSorted((a, b) => Number(isComments(a)) - Number(isComments(b))).slice(0, maxFeeds);
}

import { Parser } from "htmlparser2";

/** A page with more links to feeds is a directory. */
const maxFeeds = 7;
const feedType = /^(?:application\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|json|xml)|text\/xml)\s*(?:;|$)/i;
const feedPath =
  /(?:\/(?:feed|rss|atom)(?:\/|$))|\.(?:rss|atom|rdf)$|(?:feed|rss|atom|index)\.(?:xml|json)$/i;

/** Where sites have a feed that they do not announce: below the page, as WordPress, or at the top. */
const usualPaths = ["feed/", "/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"];

/** Link: <https://a.example/feed>; rel="alternate"; type="application/rss+xml" */
const linkHeader = /<([^<>]{1,2000})>([^<>]{0,500})/g;

/**
 * Addresses of the feeds of a web page: those in its link elements and its server's `Link` header first,
 * then those it links to in its text, feeds of comments last; if there are none, where they usually are.
 * `url` is the page's own address.
 */
export function feedsOf(html: string, url: string, linked: string = ""): string[] {
  const announced: string[] = [];
  const inText: string[] = [];
  let base = url;
  const onopentag = (name: string, attributes: Record<string, string>) => {
    const { href = "", rel = "", type = "" } = attributes;
    if (name === "base" && href) base = URL.parse(href, url)?.href ?? url;
    const address = URL.parse(href, base);
    if (!href || !address || !/^https?:$/.test(address.protocol)) return;
    if (name === "link" && isAnnounced(rel, type)) announced.push(address.href);
    if (name === "a" && feedPath.test(address.pathname)) inText.push(address.href);
  };
  for (const [, href = "", parameters = ""] of linked.matchAll(linkHeader)) {
    const [, rel = ""] = /;\s*rel\s*=\s*"?([^";,]+)/i.exec(parameters) ?? [];
    const [, type = ""] = /;\s*type\s*=\s*"?([^";,]+)/i.exec(parameters) ?? [];
    onopentag("link", { href, rel, type });
  }
  new Parser({ onopentag }).end(html);
  const given = announced.length + inText.length > 0 ? [...announced, ...inText] : usual(url);
  const found = [...new Set(given)].filter((address) => address !== url);
  const isComments = (address: string) => /comment/i.test(address);
  return found.toSorted((a, b) => Number(isComments(a)) - Number(isComments(b))).slice(0, maxFeeds);
}

const usual = (url: string): string[] => {
  const below = url.endsWith("/") ? url : `${url}/`;
  // Mastodon's profiles: https://a.example/@name.rss
  const profile = /\/@\w+\/?$/.test(url) ? [`${url.replace(/\/$/, "")}.rss`] : [];
  return [...profile, ...usualPaths].flatMap((path) => URL.parse(path, below)?.href ?? []);
};

/** `rel=feed` says it alone: https://blog.whatwg.org/feed-autodiscovery */
const isAnnounced = (rel: string, type: string): boolean =>
  /(?:^|\s)feed(?:\s|$)/i.test(rel) || (/\balternate\b/i.test(rel) && feedType.test(type.trim()));

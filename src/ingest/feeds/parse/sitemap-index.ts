import { all, field, findAll, parseXml } from "./xml-tree.ts";

/** Of one site: an index may list thousands, of which the newest have the news. */
const maxSitemaps = 8;

const isIndex = /<(?:\w{1,20}:)?sitemapindex[\s>]/i;
const headChars = 2_000;

/**
 * The sitemaps of an index (https://www.sitemaps.org/protocol.html#index) that are likeliest to have the
 * news, the likeliest first; undefined for any other document. `url` is the index's own address.
 */
export function sitemapsIn(text: string, url?: string): string[] | undefined {
  if (!isIndex.test(text.slice(0, headChars))) return undefined;
  const [index] = findAll(parseXml(text).root, ({ name }) => name === "sitemapindex");
  const listed = all(index, "sitemap").flatMap((sitemap) => {
    const address = URL.parse(field(sitemap, "loc"), url)?.href;
    return address ? [{ address, changed: Date.parse(field(sitemap, "lastmod")) || 0 }] : [];
  });
  const newestFirst = listed.toSorted((a, b) => b.changed - a.changed).map(({ address }) => address);
  return likeliestNews(newestFirst);
}

/** Those with news in their name first, as far as they are looked at; otherwise in their order. */
export const likeliestNews = (sitemaps: string[]): string[] =>
  [...new Set(sitemaps)]
    .toSorted((a, b) => Number(namesNews(b)) - Number(namesNews(a)))
    .slice(0, maxSitemaps);

const namesNews = (address: string): boolean => /news/i.test(new URL(address).pathname);

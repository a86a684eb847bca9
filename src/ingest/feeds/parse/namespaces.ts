/** The prefixes used here for namespaces, whatever prefix a feed declares; RSS's and Atom's own have none. */
const prefixes: Record<string, string> = {
  "http://www.w3.org/2005/atom": "",
  "http://purl.org/atom/ns": "",
  "http://purl.org/rss/1.0": "",
  "http://my.netscape.com/rdf/simple/0.9": "",
  "http://channel.netscape.com/rdf/simple/0.9": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://www.sitemaps.org/schemas/sitemap/0.9": "",
  "http://www.google.com/schemas/sitemap/0.84": "",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
  "http://www.w3.org/1999/xhtml": "html",
  "http://purl.org/dc/elements/1.1": "dc",
  "http://purl.org/dc/elements/1.0": "dc",
  "http://purl.org/dc/terms": "dcterms",
  "http://purl.org/rss/1.0/modules/content": "content",
  "http://purl.org/rss/1.0/modules/syndication": "sy",
  "http://search.yahoo.com/mrss": "media",
  "http://video.search.yahoo.com/mrss": "media",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "http://www.google.com/schemas/sitemap-news/0.9": "news",
  "http://www.google.com/schemas/sitemap-image/1.1": "image",
  "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
  "http://prismstandard.org/namespaces/basic/2.0": "prism",
};

/** The namespaces in scope: a document's prefix to the one used here. */
export type Namespaces = ReadonlyMap<string, string>;

/** Prefixes that feeds use without declaring them. */
export const undeclared: Namespaces = new Map([
  ["atom", ""],
  ["rss", ""],
  ["xhtml", "html"],
]);

/** More than any feed declares, unless it is built to exhaust its reader. */
const maxDeclared = 100;

/** The namespaces in scope inside an element; the prefix of an unknown namespace stays as it is. */
export function withDeclared(outer: Namespaces, attributes: Record<string, string>): Namespaces {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?:$|:)/.test(name));
  if (declared.length === 0 || outer.size > maxDeclared) return outer;
  const own = declared.slice(0, maxDeclared).map(([name, uri]): [string, string] => {
    const prefix = name.slice("xmlns:".length);
    return [
      prefix,
      prefixes[
        uri
          .trim()
          .toLowerCase()
          .replace(/(?<![/#])[/#]+$/, "")
      ] ?? prefix,
    ];
  });
  return new Map([...outer, ...own]);
}

/** An element's name with the prefix used here: `title`, `dc:creator`. */
export function canonicalName(written: string, namespaces: Namespaces): string {
  const colon = written.indexOf(":");
  const prefix = written.slice(0, Math.max(colon, 0));
  const local = written.slice(colon + 1);
  const known = namespaces.get(prefix) ?? prefix;
  // HTML inside a feed is recognised by its place; all else without a prefix is the feed's own.
  return known && known !== "html" ? `${known}:${local}` : local;
}

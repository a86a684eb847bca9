/** The format of a document, by its file extension, where it was found or how it begins. */
export type DocumentKind = "markdown" | "plain text" | "json" | "html" | "feed";

type SniffedKind = "html" | "feed" | "opml" | "json";

const headBytes = 1_000;

/** Characters that are not in any text. NUL is not among them: UTF-16 is full of it. */
const binary = /[^\P{Cc}\0\t\n\f\r\u0080-\u009f]/u;

/** Marks of UTF-8 and UTF-16 as they look in Latin-1. */
const mark = /^(?:ï»¿|ÿþ|þÿ|\ufeff)/;
/** What may precede a document's first element. */
const prolog = /^(?:\s+|<\?xml\b[^>]*>|<!--(?:(?!-->)[\s\S])*-->)/;

/** How documents begin, the most specific first. */
const starts: [SniffedKind, RegExp][] = [
  ["html", /^<(?:!doctype html|html|head|body|meta|title|script)[\s>]/i],
  ["opml", /^<opml[\s>]/i],
  ["feed", /^<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]/i],
  ["json", /^(?:\{\s*["}]|\[\s*[{\]])/],
];

/** The format of a document by how it begins, whatever its name; undefined if that does not show it. */
export function sniff(document: Uint8Array | string): SniffedKind | undefined {
  const head =
    typeof document === "string"
      ? document
      : new TextDecoder("latin1").decode(document.subarray(0, headBytes));
  if (binary.test(head)) return undefined;
  let text = head.slice(0, headBytes).replace(mark, "").replaceAll("\0", "");
  const isXml = /^\s*<\?xml[\s?]/.test(text);
  for (let above = prolog.exec(text); above; above = prolog.exec(text)) text = text.slice(above[0].length);
  return starts.find(([, start]) => start.test(text))?.[0] ?? (isXml ? "feed" : undefined);
}

/** JSON that is a feed: a JSON Feed, or RSS written as JSON. */
export type JsonFeedValue = { items?: unknown[] } | { rss: object };

/** Whether a JSON value is a feed rather than an article of ours; an empty JSON Feed may lack its items. */
export function isJsonFeed(value: unknown): value is JsonFeedValue {
  if (typeof value !== "object" || value === null || "body" in value) return false;
  if ("rss" in value) return typeof value.rss === "object" && value.rss !== null;
  if ("items" in value) return Array.isArray(value.items);
  return "version" in value && /^https?:\/\/(?:www\.)?jsonfeed\.org\//.test(String(value.version));
}

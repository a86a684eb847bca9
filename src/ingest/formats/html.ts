import type { ParsedDocument } from "../draft.ts";
import { extractPage } from "../page/extract.ts";

/** Reads a web page: one article, of `source` where it names none. Throws UnreadableError where it holds none. */
export function readHtml(html: string, source: string, found?: string): ParsedDocument {
  const { canonicalUrl: url, body, ...article } = extractPage(html, found);
  const draft = { ...article, url, body: body || undefined, source: article.source || siteOf(url) || source };
  return { drafts: [draft], skipped: [] };
}

/** A site's name where it does not say one: its host. */
const siteOf = (url: string | undefined): string | undefined =>
  url && new URL(url).hostname.replace(/^www\./, "");

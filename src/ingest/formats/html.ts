import type { ParsedDocument } from "../draft.ts";
import { extractPage } from "../page/extract.ts";

/** Reads the article of a web page; `source` is used if it names none. Throws UnreadableError if it has no article. */
export function readHtml(html: string, source: string, found?: string): ParsedDocument {
  const { canonicalUrl: url, body, ...article } = extractPage(html, found);
  const draft = { ...article, url, body: body || undefined, source: article.source || siteOf(url) || source };
  return { drafts: [draft], skipped: [] };
}

/** The name of a site that does not give one: its host. */
const siteOf = (url: string | undefined): string | undefined =>
  url && new URL(url).hostname.replace(/^www\./, "");

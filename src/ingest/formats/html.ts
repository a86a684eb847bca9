import type { DocumentOrigin, ParsedDocument } from "../draft.ts";
import { extractPage } from "../page/extract.ts";

/** Reads the article of a web page. Throws UnreadableError if it has none. */
export function readHtml(html: string, origin: DocumentOrigin): ParsedDocument {
  const { canonicalUrl: url, body, ...article } = extractPage(html, origin);
  const host = url && new URL(url).hostname.replace(/^www\./, "");
  const source = article.source || host || origin.folder;
  return { drafts: [{ ...article, url, body: body || undefined, source }], skipped: [] };
}

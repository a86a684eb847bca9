import type { DocumentOrigin, ParsedDocument } from "../draft.ts";
import { extractPage } from "../page/extract.ts";

/** Reads the article of a web page. Throws UnreadableError if it has none. */
export function readHtml(html: string, origin: DocumentOrigin): ParsedDocument {
  const { canonicalUrl: url, body, ...article } = extractPage(html, origin);
  const draft = {
    ...article,
    url,
    body: body || undefined,
    source: article.source || siteOf(url) || origin.folder,
  };
  return { drafts: [draft], skipped: [] };
}

/** The name of a site that does not give one: its host. */
const siteOf = (url: string | undefined): string | undefined =>
  url && new URL(url).hostname.replace(/^www\./, "");

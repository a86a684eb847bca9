import type { ParsedDocument } from "../draft.ts";
import { decodePage } from "../page/decode-page.ts";
import { extractPage } from "../page/extract.ts";

/** A web page as a file or a server gave it. */
type HtmlPage = { bytes: Uint8Array; folder: string; url?: string; charset?: string };

/** Reads a web page: one article, of the source `folder` where it names none. Throws UnreadableError where it holds none. */
export function readHtml({ bytes, folder, url: found, charset }: HtmlPage): ParsedDocument {
  const { canonicalUrl: url, body, ...article } = extractPage(decodePage(bytes, charset), found);
  const draft = { ...article, url, body: body || undefined, source: article.source || siteOf(url) || folder };
  return { drafts: [draft], skipped: [] };
}

/** A site's name where it does not say one: its host. */
const siteOf = (url: string | undefined): string | undefined =>
  url && new URL(url).hostname.replace(/^www\./, "");

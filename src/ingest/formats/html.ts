import { webAddress } from "../../article/address.ts";
import { type DocumentOrigin, type Draft, type ParsedDocument, UnreadableError } from "../draft.ts";
import { extractPage } from "../page/extract.ts";
import { detectLanguage } from "../text/language.ts";
import { roughHtml } from "../text/rough-text.ts";

/** What a page may be built to be, so that nobody can take it apart. */
const tooMuch: ReadonlySet<string> = new Set(["page_too_large", "nested_too_deeply"]);

/** Reads the article of a web page. Throws UnreadableError if it has none. */
export function readHtml(html: string, origin: DocumentOrigin): ParsedDocument {
  if (origin.takesRoughly?.(0)) return { drafts: [roughPage(html, origin)], skipped: [] };
  return wholePage(html, origin);
}

function wholePage(html: string, origin: DocumentOrigin): ParsedDocument {
  try {
    const { canonicalUrl: url, body, selected, ...article } = extractPage(html, origin);
    const host = url && new URL(url).hostname.replace(/^www\./, "");
    const source = article.source || host || origin.folder;
    return { drafts: [{ ...article, url, body: body || undefined, source }], skipped: [], selected };
  } catch (error) {
    const isTooMuch = error instanceof UnreadableError && tooMuch.has(error.code);
    if (!isTooMuch) throw error;
    return { drafts: [roughPage(html, origin, error)], skipped: [] };
  }
}

function roughPage(
  html: string,
  { folder, url = "" }: DocumentOrigin,
  reason = new UnreadableError("no_article"),
): Draft {
  const { title, body } = roughHtml(html);
  if (!title) throw reason;
  const language = detectLanguage(`${title}\n${body}`);
  const facts = { url: webAddress(url), source: folder, tags: [], language };
  return { title, body: body || undefined, ...facts, overran: true };
}

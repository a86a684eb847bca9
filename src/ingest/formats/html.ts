import { Readability } from "@mozilla/readability";
import { canonicalUrl } from "../../article/identity.ts";
import { cleanLine } from "../clean.ts";
import { type Reading, UnreadableError } from "../draft.ts";
import { headlineFrom } from "../headline.ts";
import { detectLanguage } from "../language.ts";
import { type Document, parsePage, plainText } from "./dom.ts";
import { type PageFacts, readPageFacts } from "./page-facts.ts";

/** Readability's time grows with the elements; an article's page has a few thousand. */
const mostTags = 100_000;

/** The character set that a page declares in its first kilobyte. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2_048));
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

/** Reads a saved web page: one article. Throws UnreadableError where it holds none. */
export function readHtml(html: string, source: string): Reading {
  if ((html.match(/<[a-z/]/gi)?.length ?? 0) > mostTags)
    throw new UnreadableError("is too large a page to read");
  const { facts, heading, found } = takeApart(html);
  const title = facts.title || heading || found.title || headlineFrom(found.body);
  if (!title) throw new UnreadableError("holds no article");
  const body = withoutTitle(found.body, title);
  const draft = {
    ...facts,
    title,
    body: body || undefined,
    byline: facts.byline || found.byline,
    source: facts.source || siteOf(facts.url) || source,
    tags: facts.tags ?? [],
    language: facts.language ?? detectLanguage(`${title}\n${body}`),
  };
  return { drafts: [draft], skipped: [] };
}

type Parts = { facts: PageFacts; heading: string; found: Found };

function takeApart(html: string): Parts {
  const isWhole = /<html[\s>]/i.test(html.slice(0, 100_000));
  try {
    const page = parsePage(isWhole ? html : `<html><body>${html}</body></html>`);
    const heading = cleanLine(page.querySelector("h1")?.textContent ?? "");
    return { facts: readPageFacts(page), heading, found: findArticle(page) };
  } catch (cause) {
    throw new UnreadableError("cannot be taken apart as a web page", { cause });
  }
}

type Found = { title: string; body: string; byline?: string };

/** The article in a page, or else all its text. */
function findArticle(page: Document): Found {
  const title = cleanLine(page.title);
  // Readability takes the page apart: what it may not find is read from what was there before.
  const all = page.body.innerHTML;
  const article = new Readability<string>(page as never, { charThreshold: 200 }).parse();
  const content = parsePage(`<html><body>${article?.content || all}</body></html>`);
  return {
    title: cleanLine(article?.title ?? "") || title,
    body: plainText(content, content.body),
    byline: cleanLine(article?.byline ?? "") || undefined,
  };
}

const withoutTitle = (body: string, title: string): string =>
  body.startsWith(`${title}\n\n`) ? body.slice(title.length + 2) : body;

/** A site's name where it does not say one: its host. */
const siteOf = (url: string | undefined): string | undefined =>
  url && canonicalUrl(url) ? new URL(url).hostname.replace(/^www\./, "") : undefined;

import { createHash, randomBytes } from "node:crypto";
import type { ArticleDraft } from "./article.ts";

/** Letters and digits that are not mistaken for one another when read aloud. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

/** A new article id: 8 characters, some 8e11 of them; the store refuses one that is taken. */
export function newArticleId(): string {
  return Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join("");
}

const trackingParameter = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src|cmpid|ocid)$/i;

/**
 * The address under which a page counts as the same page: no fragment, no tracking parameters,
 * the rest sorted. A fixed point. Undefined where the text is no http(s) address.
 */
export function canonicalUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = "";
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) {
    if (trackingParameter.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return url.href;
}

type Content = Pick<ArticleDraft, "title" | "body" | "summary" | "url" | "byline" | "section" | "tags"> & {
  publishedAt?: number;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** A digest of everything a reader sees: where it differs, the article was revised. */
export function contentHash(article: Content): string {
  const { title, body, summary, url, byline, section, tags, publishedAt } = article;
  return sha256(JSON.stringify([title, body, summary, url, byline, section, tags, publishedAt])).slice(0, 22);
}

/** The keys an article may be known by; the store takes the first that it knows. */
export const articleKey = {
  url: (canonical: string) => `url:${canonical}`,
  feed: (feed: string, guid: string) => `feed:${feed} ${guid}`,
  /** `ordinal` counts the articles of one file from 0. */
  path: (path: string, ordinal: number) => `path:${path}#${ordinal}`,
  /** The same words from elsewhere are the same article. */
  text: (title: string, body: string) => `text:${sha256(`${title}\n${body}`).slice(0, 22)}`,
};

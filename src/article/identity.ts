import { createHash, randomBytes } from "node:crypto";
import type { ArticleDraft } from "./article.ts";

/** Letters and digits that are not mistaken for one another when read aloud. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

/** A new article id: 8 characters, some 8e11 of them; the store refuses one that is taken. */
export function newArticleId(): string {
  return Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** The id that comes next in the order of letters; the first one after the last. */
export function idAfter(id: string): string {
  if (id === "") return "";
  const next = alphabet[alphabet.indexOf(id.slice(-1)) + 1];
  return next ? id.slice(0, -1) + next : idAfter(id.slice(0, -1)) + alphabet.slice(0, 1);
}

/** Whether a text has the shape of an article id; there need be no such article. */
export const isArticleId = (text: string): boolean =>
  text.length === 8 && [...text].every((character) => alphabet.includes(character));

const trackingParameter = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src|cmpid|ocid)$/i;

/**
 * The address under which a page counts as the same page: no credentials, no fragment (but for the
 * "#!" and "#/" of pages that live in one), no tracking parameters, the rest sorted. A fixed point.
 * Undefined where the text is no http(s) address.
 */
export function canonicalUrl(text: string): string | undefined {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  if (!/^#[!/]/.test(url.hash)) url.hash = "";
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) {
    if (trackingParameter.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  return url.href;
}

type HashedContent = Omit<ArticleDraft, "keys">;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** A digest of everything a reader sees: where it differs, the article was revised. */
export function contentHash(article: HashedContent): string {
  const {
    title,
    body,
    summary,
    url,
    byline,
    image,
    source,
    section,
    tags,
    language,
    publishedAt,
    truncated,
  } = article;
  const words = [title, body, summary, byline, source, section, tags];
  return sha256(JSON.stringify([words, url, image, language, publishedAt, truncated ?? false])).slice(0, 22);
}

/** The keys an article may be known by; the store takes the first that it knows. */
export const articleKey = {
  url: (canonical: string) => `url:${canonical}`,
  feed: (feed: string, guid: string) => `feed:${feed} ${guid}`,
  /** `part` tells an article apart from the others of its file ("" for the only one), `ordinal` those of one part, from 0. */
  path: (path: string, part: string, ordinal: number): string =>
    `${articleKey.file(path)}${part && sha256(part).slice(0, 16)}#${ordinal}`,
  /** With what the keys of all articles of a file begin. */
  file: (path: string) => `path:${path}#`,
  /** The same words from elsewhere are the same article. */
  text: (title: string, body: string) => `text:${sha256(`${title}\n${body}`).slice(0, 22)}`,
};

/** How keys begin that name a place an article came from, rather than what it is: a file, a feed. */
export const originPrefixes = ["path:", "feed:"];

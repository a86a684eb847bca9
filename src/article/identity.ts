import { createHash, randomBytes } from "node:crypto";
import type { ArticleDraft } from "./article.ts";

/** Without letters and digits that are easily mistaken for one another. */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";

/** A new article id: 8 characters, some 8e11 of them; the store refuses one that is taken. */
export function newArticleId(): string {
  return Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join("");
}

/** The next id in alphabetical order; after the last one, the first. */
export function idAfter(id: string): string {
  if (id === "") return "";
  const next = alphabet[alphabet.indexOf(id.slice(-1)) + 1];
  return next ? id.slice(0, -1) + next : idAfter(id.slice(0, -1)) + alphabet.slice(0, 1);
}

/** Whether a text has the shape of an article id; the article need not exist. */
export const isArticleId = (text: string): boolean =>
  text.length === 8 && [...text].every((character) => alphabet.includes(character));

const trackingParameter = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref_src|cmpid|ocid)$/i;

/**
 * The address that identifies a page: no credentials, no fragment (except the "#!" and "#/" of pages
 * that live in one), no tracking parameters, the rest sorted. Idempotent. Undefined if the text is not
 * an http(s) address.
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

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** A hash of everything a reader sees: if it differs, the article was revised. */
export function contentHash(article: Omit<ArticleDraft, "keys">): string {
  const { title, body, summary, byline, source, section, tags, url, image, language } = article;
  const text = [title, body, summary, byline, source, section, tags];
  const { publishedAt, truncated = false } = article;
  return sha256(JSON.stringify([text, url, image, language, publishedAt, truncated])).slice(0, 22);
}

/** The keys of an article; the store takes the first that it knows. */
export const articleKey = {
  url: (canonical: string) => `url:${canonical}`,
  feed: (feed: string, guid: string) => `feed:${feed} ${guid}`,
  /** `part` distinguishes the articles of a file ("" for the only one), `ordinal` those of one part, from 0. */
  path: (path: string, part: string, ordinal: number): string =>
    `${articleKey.file(path)}${part && sha256(part).slice(0, 16)}#${ordinal}`,
  /** The prefix of the keys of all articles of a file. */
  file: (path: string) => `path:${path}#`,
  /** The file or the feed that a key names, if it names one. */
  originOf(key: string): { file?: string; feed?: string } {
    const end = key.lastIndexOf("#", key.lastIndexOf("#") - 1);
    if (key.startsWith("path:") && end > 0) return { file: key.slice("path:".length, end) };
    return key.startsWith("feed:") ? { feed: key.slice("feed:".length).split(" ", 1)[0] } : {};
  },
  /** The same words from elsewhere are the same article. */
  text: (title: string, body: string) => `text:${sha256(`${title}\n${body}`).slice(0, 22)}`,
};

/** The prefixes of keys that name an article's origin, a file or a feed. */
export const originPrefixes = ["path:", "feed:"];

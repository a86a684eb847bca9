import { createHash, randomBytes } from "node:crypto";
import { addressKey } from "./address.ts";
import type { ArticleDraft } from "./article.ts";
import { formerAddressKey } from "./former-address.ts";

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

const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

const keyOf = (address: string | undefined): string | undefined => address && addressKey(address);

/**
 * A hash of everything a reader sees: if it differs, the article was revised. An address that only
 * counts its readers in another way is the same, and so is a picture of another size or with other words.
 */
export function contentHash(article: Omit<ArticleDraft, "keys" | "formerKeys">): string {
  const { title, body, summary, byline, source, section, tags, url, image, language } = article;
  const text = [title, body, summary, byline, source, section, tags];
  const { publishedAt, truncated = false } = article;
  const rest = [keyOf(url), keyOf(image?.url), language, publishedAt, truncated];
  return sha256(JSON.stringify([text, ...rest])).slice(0, 22);
}

/** The keys of an article; the store takes the first that it knows. */
export const articleKey = {
  url: (address: string) => `url:${addressKey(address)}`,
  /** The one that earlier programs made of it. */
  formerUrl: (address: string) => `url:${formerAddressKey(address)}`,
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

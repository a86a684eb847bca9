import type { ArticleDraft } from "../article/article.ts";
import { CodedError } from "../article/coded-error.ts";
import { articleKey } from "../article/identity.ts";

/** An article as it was read, before it has keys. */
export type Draft = Omit<ArticleDraft, "keys" | "formerKeys"> & {
  /** What distinguishes it from the other articles of its file; unset for a file's main article. */
  part?: string;
  /** The same as earlier programs made it, if that was another. */
  formerPart?: string;
  /** True if its address does not identify it: it has none, or others have the same. */
  sharesUrl?: boolean;
  /** True if its text does not identify it: others have, or may well have, the same. */
  sharesText?: boolean;
  /** Headline, lead and date, if they identify it among the articles of its feed. */
  lead?: string;
};

/**
 * A draft with its keys: its own, then its address and its text if they identify it.
 * @param keyOf its own key by what distinguishes it
 */
export function identified(read: Draft, keyOf: (part: string, isFormer: boolean) => string): ArticleDraft {
  const { part = "", formerPart, sharesUrl, sharesText, lead, ...draft } = read;
  const words = draft.body ?? draft.summary;
  const formerKeys = [
    ...(formerPart === undefined ? [] : [keyOf(formerPart, true)]),
    ...(draft.url ? [articleKey.formerUrl(draft.url)] : []),
  ];
  return {
    ...draft,
    ...(isWrittenAnew(draft.url) || formerPart !== undefined ? { formerKeys } : {}),
    keys: [
      keyOf(part, false),
      ...(draft.url && !sharesUrl ? [articleKey.url(draft.url)] : []),
      ...(words && !sharesText ? [articleKey.text(draft.title, words)] : []),
      ...(lead ? [keyOf(`=${articleKey.text(lead, "")}`, false)] : []),
    ],
  };
}

const isWrittenAnew = (url: string | undefined): boolean =>
  url !== undefined && articleKey.formerUrl(url) !== articleKey.url(url);

/** A part of a document that could not be read: `where`, such as "line 7", and a code line. */
export type Skip = { where?: string; reason: string };

/** Where a page comes from. */
export type PageOrigin = {
  /** Its address, if known. */
  url?: string;
  /** The IANA zone of dates that name none: the configured one for files; UTC, the default, for the web. */
  zone?: string;
  /** What is known of the article already: its page has the same words. */
  teaser?: string;
  /** Which of its elements are the article, and which are not. */
  selectors?: PageSelectors;
};

/** What operators say of a site's pages, as CSS selectors: which elements hold the article, and which do not. */
export type PageSelectors = { take: string[]; drop: string[] };

/** Where a document comes from; `folder` is the source of articles that name none. */
export type DocumentOrigin = PageOrigin & {
  folder: string;
  /** True if it is only the beginning of the document: the connection to its server ended. */
  isCut?: boolean;
  /**
   * Called before each article of the document is read, with its place from 0. True if only its plain
   * text is to be taken, since reading it was too much work.
   */
  takesRoughly?: (place: number) => boolean;
};

/** The content of a document, or of a chunk of it. */
export type ParsedDocument = {
  drafts: Draft[];
  skipped: Skip[];
  feed?: FeedFacts;
  /** The sitemaps that it lists, if it is an index of some. */
  sitemaps?: string[];
  /** How many elements of a page its selectors took, and dropped. */
  selected?: { taken: number; dropped: number };
  /** The size of the chunk. */
  bytes?: number;
};

/** A feed's facts about itself. */
export type FeedFacts = { title: string; rhythm: FeedRhythm };

/** How often a feed asks to be fetched. */
export type FeedRhythm = {
  /** Minutes for which a copy is fresh. */
  ttl?: number;
  /** Hours of the day (0 to 23, UTC) and days of the week (1 Monday to 7 Sunday) without news. */
  skipHours: number[];
  skipDays: number[];
};

/** Why a document cannot be read, whole or in part. */
export type UnreadableCode =
  | "file_changed"
  | "too_large"
  | "empty"
  | "not_text"
  | "encoding_unclear"
  | "damaged"
  | "damaged_after_line"
  | "line_too_long"
  | "kind_unknown"
  | "too_complex"
  | "nested_too_deeply"
  | "page_too_large"
  | "page_broken"
  | "not_a_feed"
  | "page_not_feed"
  | "list_not_feed"
  | "sitemap_without_news"
  | "http_status"
  | "other_feed"
  | "bot_check"
  | "not_a_list"
  | "no_article"
  | "not_json"
  | "json_too_long_to_repair"
  | "fields_invalid"
  | "front_matter_open"
  | "front_matter_long"
  | "front_matter_fields"
  | "front_matter_broken";

/** A document that cannot be read. */
export class UnreadableError extends CodedError<UnreadableCode> {
  override readonly name = "UnreadableError";
}

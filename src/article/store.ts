import type { Article, ArticleDraft, Version } from "./article.ts";

/** One line of the change feed. `seq` rises with every change; a removal carries no article. */
export type Change =
  | { seq: number; kind: "add" | "update"; id: string; article: Article }
  | { seq: number; kind: "remove"; id: string };

/** The lines of the change feed after `after`, up to and with `upto`. */
export type FeedStretch = { after: number; upto: number };

/** A draft was a new article, a revision, or known already, word for word. */
export type AddOutcome = "added" | "changed" | "unchanged";

export type AddResult = {
  added: Article[];
  changed: Article[];
  unchanged: number;
  /** Draft by draft, in their order; of two drafts of one new article the first is added. */
  outcomes: AddOutcome[];
};

/** Where articles live. Every implementation passes test/contract/article-store.ts. */
export interface ArticleStore {
  /**
   * Stores the drafts: unknown ones get an id, known ones (by any key) with other content are
   * revised. Each change enters the change feed in the same transaction.
   */
  add(drafts: ArticleDraft[], now: number): Promise<AddResult>;
  /** The articles that exist, in the order of the ids. */
  get(ids: string[]): Promise<Article[]>;
  /** The article with the first of these keys that one has (see identity.ts). */
  byKeys(keys: string[]): Promise<Article | undefined>;
  /** An article's text before its last change of title, summary or body. */
  lastVersion(id: string): Promise<Version | undefined>;
  /** An article's last 20 texts before a change of title, summary or body, the latest first. */
  versions(id: string): Promise<Version[]>;
  /** Removes articles and their versions; returns how many of the ids existed. */
  remove(ids: string[], now: number): Promise<number>;
  /** The known keys with a prefix, which must not be empty, sorted by their characters. */
  keysBeginning(prefix: string): Promise<string[]>;
  /**
   * Removes keys, as when a file is deleted, and the articles that thereby lose their last origin (see
   * identity.ts). Returns how many articles.
   */
  removeKeys(keys: string[], now: number): Promise<number>;
  /**
   * The changes after `seq`, oldest first, at most `limit` lines. An article that changed several times
   * has its newest content in each line; of one that was removed since there is only the removal.
   */
  changes(after: number, limit: number): Promise<Change[]>;
  /**
   * The last lines of a stretch of the feed, at most `limit`: their changes as above, oldest first, and
   * the stretch that they are. Undefined if there is none.
   */
  latest(stretch: FeedStretch, limit: number): Promise<(FeedStretch & { changes: Change[] }) | undefined>;
  count(): Promise<number>;
  /** The sources, those with the most articles first. */
  sources(): Promise<{ source: string; articles: number; newest: number }[]>;
  /**
   * The ids of articles that only came from feeds and were published, by their own date, before a
   * moment: at most `limit`, oldest first.
   */
  fromFeedsBefore(moment: number, limit: number): Promise<string[]>;
  /** Articles whose news time lies in [from, to), newest first. */
  between(from: number, to: number): Promise<Article[]>;
}

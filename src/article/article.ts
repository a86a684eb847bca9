/** A story as Newsdesk keeps it. Times are milliseconds since the epoch. */
export type Article = {
  /** Short and opaque (at most 10 characters), given once, never used again. */
  id: string;
  title: string;
  /** Plain text, paragraphs separated by an empty line. */
  body?: string;
  /** A lead or teaser, plain text. */
  summary?: string;
  url?: string;
  byline?: string;
  /** Address of a picture. */
  image?: string;
  /** The paper or site it comes from, as readers name it. */
  source: string;
  section?: string;
  tags: string[];
  /** BCP 47, such as "en" or "zh-TW". */
  language: string;
  publishedAt?: number;
  addedAt: number;
  /** True where the text is a teaser that breaks off. */
  truncated?: boolean;
  /** Near-duplicates share it: the id of the story's earliest article. */
  storyId: string;
};

/** What an article said until it was revised. */
export type Version = Pick<Article, "title" | "summary" | "body"> & {
  /** The how manieth revision replaced it, from 1. */
  number: number;
  /** When it was replaced, in ms since the epoch. */
  until: number;
};

/** An article before the store has given it an identity. */
export type ArticleDraft = Omit<Article, "id" | "addedAt" | "storyId"> & {
  /** What it may already be known by, the most telling first (see identity.ts). */
  keys: string[];
};

/** When the story counts as news: its date, or, undated, when it was added. */
export const newsTime = (article: Article): number => article.publishedAt ?? article.addedAt;

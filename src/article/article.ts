/** One piece of news. Times are milliseconds since the epoch. */
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

/** An article's text until it was revised. */
export type Version = Pick<Article, "title" | "summary" | "body"> & {
  /** 1 for the text that the first revision replaced. */
  number: number;
  /** When it was replaced. */
  until: number;
};

/** An article before the store has given it an identity. */
export type ArticleDraft = Omit<Article, "id" | "addedAt" | "storyId"> & {
  /** Under which it may be known already, the most specific first (see identity.ts). */
  keys: string[];
};

/** Its date as news: when it was published or, if that is unknown, added. */
export const newsTime = (article: Article): number => article.publishedAt ?? article.addedAt;

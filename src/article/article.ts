/** An article's own picture; sizes in pixels, as far as its source tells them. */
export type ArticleImage = { url: string; alt?: string; width?: number; height?: number };

/** One piece of news. Times are milliseconds since the epoch. */
export type Article = {
  /** Short and opaque (at most 10 characters), never reused. */
  id: string;
  title: string;
  /** Plain text, paragraphs separated by an empty line. */
  body?: string;
  /** A lead or teaser, plain text. */
  summary?: string;
  url?: string;
  byline?: string;
  image?: ArticleImage;
  /** The paper or site it comes from, as readers name it. */
  source: string;
  section?: string;
  tags: string[];
  /** BCP 47, such as "en" or "zh-TW". */
  language: string;
  publishedAt?: number;
  addedAt: number;
  /** True if the text is a teaser that breaks off. */
  truncated?: boolean;
  /** Near-duplicates share it: the id of the story's earliest article. */
  storyId: string;
};

/** An earlier text of an article; `until` is when a revision replaced it. */
export type Version = Pick<Article, "title" | "summary" | "body"> & {
  /** 1 for the text that the first revision replaced. */
  number: number;
  until: number;
};

/** An article before the store has given it an identity. */
export type ArticleDraft = Omit<Article, "id" | "addedAt" | "storyId"> & {
  /** Under these it may be known already, the most specific first (see identity.ts). */
  keys: string[];
  /** What earlier programs called it, if they made its keys in another way; they are looked up, never stored. */
  formerKeys?: string[];
  /** True if reading it was too much work, so that this is only its plain text, as far as it was read. */
  overran?: true;
};

/** When it was published or, if that is unknown, added. */
export const newsTime = (article: Article): number => article.publishedAt ?? article.addedAt;

import type { Selectable } from "kysely";
import type { Article, ArticleImage } from "../../article/article.ts";
import type { ArticleTable } from "../schema.ts";

/** The columns of an article that are written; the database computes the rest. */
type ArticleRow = Omit<Selectable<ArticleTable>, "news_time">;

/** A text without what a database cannot store or would change: lone surrogates and U+0000. */
export const storable = (text: string): string => text.toWellFormed().replaceAll("\0", "");

const storableOrNull = (text: string | undefined): string | null =>
  text === undefined ? null : storable(text);

export function toRow(article: Article): ArticleRow {
  return {
    id: article.id,
    title: storable(article.title),
    body: storableOrNull(article.body),
    summary: storableOrNull(article.summary),
    url: storableOrNull(article.url),
    byline: storableOrNull(article.byline),
    image: storableOrNull(article.image?.url),
    image_alt: storableOrNull(article.image?.alt),
    image_width: article.image?.width ?? null,
    image_height: article.image?.height ?? null,
    source: storable(article.source),
    section: storableOrNull(article.section),
    tags: JSON.stringify(article.tags),
    language: storable(article.language),
    published_at: article.publishedAt ?? null,
    added_at: article.addedAt,
    truncated: article.truncated ? 1 : 0,
    story_id: article.storyId,
  };
}

export function toArticle(row: ArticleRow): Article {
  return {
    id: row.id,
    title: row.title,
    body: row.body ?? undefined,
    summary: row.summary ?? undefined,
    url: row.url ?? undefined,
    byline: row.byline ?? undefined,
    image: imageOf(row),
    source: row.source,
    section: row.section ?? undefined,
    tags: JSON.parse(row.tags),
    language: row.language,
    publishedAt: row.published_at ?? undefined,
    addedAt: row.added_at,
    truncated: row.truncated === 1 || undefined,
    storyId: row.story_id,
  };
}

const imageOf = ({ image, image_alt, image_width, image_height }: ArticleRow): ArticleImage | undefined =>
  image === null
    ? undefined
    : {
        url: image,
        ...(image_alt !== null && { alt: image_alt }),
        ...(image_width !== null && { width: image_width }),
        ...(image_height !== null && { height: image_height }),
      };

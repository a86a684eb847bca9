import type { ArticleDraft } from "../../src/article/article.ts";

/** A draft whose key is its title. */
export function draft(title: string, more: Partial<ArticleDraft> = {}): ArticleDraft {
  return { title, source: "The Daily", tags: [], language: "en", keys: [`path:${title}#0`], ...more };
}

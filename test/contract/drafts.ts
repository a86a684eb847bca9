import type { ArticleDraft } from "../../src/article/article.ts";

/** A draft to add, known by its title. */
export function draft(title: string, more: Partial<ArticleDraft> = {}): ArticleDraft {
  return { title, source: "The Daily", tags: [], language: "en", keys: [`path:${title}#0`], ...more };
}

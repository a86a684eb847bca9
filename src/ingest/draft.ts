import type { ArticleDraft } from "../article/article.ts";

/** An article as a format reads it; what it may already be known by is added by import.ts. */
export type Draft = Omit<ArticleDraft, "keys"> & {
  /** What tells it apart from the other articles of its file; none for a file's one main article. */
  part?: string;
};

/** What could not be read; `where` is a place inside the file, such as "line 7". */
export type Skip = { where?: string; reason: string };

/** What a format found in a file, or in a stretch of it. */
export type Reading = { drafts: Draft[]; skipped: Skip[] };

/** Why a whole file cannot be read, as the rest of a sentence that begins with its name. */
export class UnreadableError extends Error {
  override readonly name = "UnreadableError";
}

import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import type { Article } from "../article/article.ts";
import { CollectionError } from "./collection-error.ts";
import { readLines, unreadable } from "./lines.ts";
import type { Judgements } from "./metrics.ts";
import { parseJudgements } from "./trec.ts";

const id = z.union([z.string().min(1), z.number()]).transform(String);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const time = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => (value == null || value === "" ? undefined : new Date(value).getTime()))
  .refine((value) => !Number.isNaN(value), "is no date");

/** Names of the fields in other collections. */
const articleNames = {
  id: ["_id", "docid", "docno"],
  body: ["text", "contents"],
  publishedAt: ["published", "date"],
};
const queryNames = { id: ["_id", "qid"], text: ["query", "question", "title"] };

/** Reads an object with its fields under our names; a field that already has ours takes precedence. */
const renamed = <Schema extends z.ZodType>(names: Record<string, string[]>, schema: Schema) =>
  z.preprocess((line) => {
    if (typeof line !== "object" || line === null) return line;
    const fields: Record<string, unknown> = { ...line };
    for (const [ours, others] of Object.entries(names)) {
      fields[ours] ??= others.map((name) => fields[name]).find((value) => value != null);
    }
    return fields;
  }, schema);

const articleLine = z.object({
  id,
  title: text,
  body: text,
  summary: text,
  url: text,
  source: text,
  section: text,
  tags: z
    .array(z.string())
    .nullish()
    .transform((tags) => tags ?? []),
  language: text,
  publishedAt: time,
});

const queryLine = z.object({ id, text: z.string() });

export type CollectionQuery = z.infer<typeof queryLine>;

/** An article with its id in the collection. */
export type CollectionArticle = { id: string; article: Article };

/**
 * Reads articles, one JSON object per line: an id and any of title, body, summary, url, source, section,
 * tags, language, publishedAt (ISO 8601 or milliseconds), or other usual names such as _id and text.
 * @param now when they count as added (ms)
 * @throws CollectionError
 */
export async function readArticles(path: string, now: number): Promise<CollectionArticle[]> {
  const lines = await readLines(path, renamed(articleNames, articleLine));
  refuseDuplicates(path, lines);
  return lines.map(({ id, title = "", source = "", language = "und", ...rest }, i) => {
    // Ids of collections may be of any length and form, unlike those of articles.
    const articleId = i.toString(36).padStart(8, "0");
    const article = { ...rest, id: articleId, title, source, language, addedAt: now, storyId: articleId };
    return { id, article };
  });
}

/** Reads queries, {"id", "text"} or {"_id", "query"} and the like per line. @throws CollectionError */
export async function readQueries(path: string): Promise<CollectionQuery[]> {
  const queries = await readLines(path, renamed(queryNames, queryLine));
  refuseDuplicates(path, queries);
  return queries;
}

/** Reads judgements in TREC's form, or as a table of query, article and grade. @throws CollectionError */
export async function readJudgements(path: string): Promise<Judgements> {
  const text = await readFile(path, "utf8").catch((cause) => unreadable(path, cause));
  return parseJudgements(text, basename(path));
}

function refuseDuplicates(path: string, records: { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) throw new CollectionError(`${basename(path)}: the id ${id} comes twice.`);
    seen.add(id);
  }
}

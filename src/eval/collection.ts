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

/** What other collections call the fields. */
const articleNames = {
  id: ["_id", "docid", "docno"],
  body: ["text", "contents"],
  publishedAt: ["published", "date"],
};
const queryNames = { id: ["_id", "qid"], text: ["query", "question", "title"] };

/** An object read with its fields under our names; where it has ours too, that one counts. */
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

/** An article as the collection calls it. */
export type CollectionArticle = { id: string; article: Article };

/**
 * Reads articles, a JSON object a line: id, and what is there of title, body, summary, url,
 * source, section, tags, language, publishedAt (ISO 8601 or milliseconds); other usual names of these
 * are understood, such as _id and text.
 * @param now when they count as added (ms), which dates those that carry no date
 * @throws CollectionError
 */
export async function readArticles(path: string, now: number): Promise<CollectionArticle[]> {
  const lines = await readLines(path, renamed(articleNames, articleLine));
  refuseTwice(path, lines);
  return lines.map((line, i) => ({ id: line.id, article: toArticle(line, i, now) }));
}

/**
 * Reads queries, {"id", "text"} a line, or {"_id", "query"} and the like.
 * @throws CollectionError
 */
export async function readQueries(path: string): Promise<CollectionQuery[]> {
  const queries = await readLines(path, renamed(queryNames, queryLine));
  refuseTwice(path, queries);
  return queries;
}

/**
 * Reads judgements in TREC's form, or as a table of query, article and grade.
 * @throws CollectionError
 */
export async function readJudgements(path: string): Promise<Judgements> {
  const text = await readFile(path, "utf8").catch((cause) => unreadable(path, cause));
  return parseJudgements(text, basename(path));
}

/** Ids of collections may be of any length and form, an article's may not: they are numbered anew. */
function toArticle(line: z.infer<typeof articleLine>, ordinal: number, now: number): Article {
  const { id: _, title = "", source = "", language = "und", ...rest } = line;
  const articleId = ordinal.toString(36).padStart(8, "0");
  return { ...rest, id: articleId, title, source, language, addedAt: now, storyId: articleId };
}

function refuseTwice(path: string, records: { id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) throw new CollectionError(`${basename(path)}: the id ${id} comes twice.`);
    seen.add(id);
  }
}

import { setImmediate } from "node:timers/promises";
import type { ArticleDraft } from "../article/article.ts";
import { articleKey } from "../article/identity.ts";
import type { ArticleStore } from "../article/store.ts";
import { type Draft, type Reading, type Skip, UnreadableError } from "./draft.ts";
import { explain, filesAt, type Source } from "./files.ts";
import { createParser, type Parser } from "./parser.ts";
import { readSource } from "./read.ts";

/** How many articles a file or an import held, and what the store made of them. */
type Counts = { articles: number; new: number; changed: number; unchanged: number };

export type FileReport = Counts & { path: string; skipped: Skip[]; list?: Listed[] };

/** An article of a file, as a list names it; times in ms since the epoch. */
type Listed = Pick<
  Draft,
  "title" | "url" | "publishedAt" | "byline" | "source" | "section" | "tags" | "language" | "image"
>;

/** `failed` counts what was skipped: files, and articles inside files. */
export type ImportReport = Counts & { files: FileReport[]; failed: number };

/**
 * Imports files and folders. What cannot be read is in the report, with why; everything else is
 * stored. What was imported before is not added again. `now` in ms since the epoch; with `list`
 * the report names every article. Throws only what the store throws.
 */
export async function importPaths(
  store: ArticleStore,
  paths: string[],
  now: number,
  { list = false } = {},
): Promise<ImportReport> {
  await using parser = createParser();
  const files: FileReport[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    for await (const file of filesAt(path, seen)) {
      files.push(
        "reason" in file
          ? failure(file.path, file.reason)
          : (await importFile({ store, parser, now, list }, file)).report,
      );
      await setImmediate();
    }
  }
  return total(files);
}

/** The report of an import from those of its files. */
export function total(files: FileReport[]): ImportReport {
  const sum = (count: (file: FileReport) => number) => files.reduce((all, file) => all + count(file), 0);
  return {
    articles: sum((file) => file.articles),
    new: sum((file) => file.new),
    changed: sum((file) => file.changed),
    unchanged: sum((file) => file.unchanged),
    failed: sum((file) => file.skipped.length),
    files,
  };
}

export const failure = (path: string, reason: string): FileReport => ({
  ...emptyReport(path),
  skipped: [{ reason }],
});

const emptyReport = (path: string): FileReport => ({
  path,
  articles: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  skipped: [],
});

export type Room = { store: ArticleStore; parser: Parser; now: number; list?: boolean };

/** Imports one file; `keys` are those its articles are known by. Throws only what the store throws. */
export async function importFile(
  { store, parser, now, list }: Room,
  source: Source,
): Promise<{ report: FileReport; keys: string[] }> {
  const report: FileReport = { ...emptyReport(source.path), list: list ? [] : undefined };
  const keys: string[] = [];
  const identify = identifier(source.origin);
  for await (const { drafts, skipped } of readSafely(source, parser)) {
    const identified = drafts.map(identify);
    keys.push(...identified.flatMap((draft) => draft.keys));
    const { added, changed, unchanged } = await store.add(identified, now);
    report.articles += drafts.length;
    report.new += added.length;
    report.changed += changed.length;
    report.unchanged += unchanged;
    report.skipped.push(...skipped);
    if (list) report.list?.push(...drafts.map(listed));
  }
  return { report, keys };
}

const listed = ({
  title,
  url,
  publishedAt,
  byline,
  source,
  section,
  tags,
  language,
  image,
}: Draft): Listed => ({
  title,
  url,
  publishedAt,
  byline,
  source,
  section,
  tags,
  language,
  image,
});

/** What stops the reading of a file is the last thing skipped in it; what was read until then stays. */
async function* readSafely(source: Source, parser: Parser): AsyncGenerator<Reading> {
  try {
    yield* readSource(source, parser);
  } catch (error) {
    const reason = error instanceof UnreadableError ? error.message : explain(error);
    yield { drafts: [], skipped: [{ reason }] };
  }
}

/**
 * Gives the drafts of one file their keys. The place in the file comes first: an article that was
 * edited there is the same article, whatever became of its address and its words.
 */
function identifier(origin: string): (draft: Draft) => ArticleDraft {
  const seen = new Map<string, number>();
  return ({ part = "", sharesUrl, sharesText, ...draft }) => {
    const ordinal = seen.get(part) ?? 0;
    seen.set(part, ordinal + 1);
    const words = draft.body ?? draft.summary;
    return {
      ...draft,
      keys: [
        articleKey.path(origin, part, ordinal),
        ...(draft.url && !sharesUrl ? [articleKey.url(draft.url)] : []),
        ...(words && !sharesText ? [articleKey.text(draft.title, words)] : []),
      ],
    };
  };
}

import type { ArticleDraft } from "../../article/article.ts";
import { articleKey } from "../../article/identity.ts";
import type { ArticleStore } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { type Draft, identified, type ParsedDocument, type Skip, UnreadableError } from "../draft.ts";
import { createParser, type Parser } from "../parse/parser.ts";
import { type ArticleWriter, createIntake } from "./article-writer.ts";
import { filesAt, type Missing } from "./find-files.ts";
import { readSource } from "./read-file.ts";
import { explain, type SourceFile } from "./source-file.ts";

/** How many articles a file or an import had, and their outcomes in the store. */
type Counts = { articles: number; new: number; changed: number; unchanged: number };

export type FileReport = Counts & { path: string; skipped: Skip[]; list?: ImportedArticle[] };

const listedFields = [
  ...(["title", "url", "publishedAt", "byline", "source"] as const),
  ...(["section", "tags", "language"] as const),
];

/** An article as the report lists it; times in ms since the epoch. */
type ImportedArticle = Pick<Draft, (typeof listedFields)[number]> & { image?: string };

/** `failed` counts what was skipped: files, and articles inside files. */
export type ImportReport = Counts & { files: FileReport[]; failed: number };

/** The progress of an import. */
export type Progress = { bytes: number; ofBytes: number; articles: number };
type ImportOptions = {
  list?: boolean;
  zone?: string;
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
};

/**
 * Imports files and folders. The report lists what could not be read, and why; everything else is
 * stored. What was imported before is not added again. `now` in ms since the epoch; with `list`
 * the report lists every article; `zone` is that of dates that name none. Throws only what the store
 * throws, and what `signal` is aborted with: what was stored by then stays.
 */
export async function importPaths(
  store: ArticleStore,
  paths: string[],
  now: number,
  { list = false, zone, onProgress, signal }: ImportOptions = {},
): Promise<ImportReport> {
  await using parser = createParser();
  const writer = createIntake(store, now);
  const seen = new Set<string>();
  const found: (SourceFile | Missing)[] = [];
  // All files are looked up first: progress needs the total.
  for (const path of paths) for await (const file of filesAt(path, seen)) found.push(file);
  const ofBytes = found.reduce((sum, file) => sum + sizeOf(file), 0);
  let bytes = 0;
  const onRead = (more: number) => {
    bytes += more;
    onProgress?.({ bytes, ofBytes, articles: writer.taken });
  };
  const files: FileReport[] = [];
  for (const file of found) {
    signal?.throwIfAborted();
    const before = bytes;
    if ("reason" in file) files.push(failure(file.path, file.reason));
    else files.push(await importFile({ writer, parser, list, zone, onRead, signal }, file));
    onRead(before + sizeOf(file) - bytes);
    await yieldToEventLoop();
  }
  await writer.flush();
  return total(files);
}

const sizeOf = (file: SourceFile | Missing): number => ("size" in file ? file.size : 0);

/** The report of an import from the reports of its files. */
export function total(files: FileReport[]): ImportReport {
  const report: ImportReport = { ...noCounts, failed: 0, files };
  for (const file of files) {
    for (const count of ["articles", "new", "changed", "unchanged"] as const) report[count] += file[count];
    report.failed += file.skipped.length;
  }
  return report;
}

const noCounts: Counts = { articles: 0, new: 0, changed: 0, unchanged: 0 };

/** The report where nothing was looked at. */
export const noImport: ImportReport = { ...noCounts, failed: 0, files: [] };

export const failure = (path: string, reason: string): FileReport => ({
  path,
  ...noCounts,
  skipped: [{ reason }],
});

export type ImportContext = {
  writer: ArticleWriter;
  parser: Parser;
  list?: boolean;
  zone?: string;
  /** The keys of the articles that the file had; keys that it still has are removed. */
  had?: Set<string>;
  /** Called with the number of bytes read of a long file. */
  onRead?: (bytes: number) => void;
  /** Ends the reading between two articles, or chunks of them. */
  signal?: AbortSignal;
};

/** Reads one file; the writer counts the outcomes of its articles. Throws only what the store and `signal` throw. */
export async function importFile(
  { writer, parser, list, zone, had, onRead, signal }: ImportContext,
  source: SourceFile,
): Promise<FileReport> {
  const report: FileReport = { path: source.path, ...noCounts, skipped: [], list: list ? [] : undefined };
  const identify = identifier(source.origin);
  for await (const { drafts, skipped, bytes = 0 } of readSafely(source, parser, zone)) {
    signal?.throwIfAborted();
    const articles = drafts.map(identify);
    for (const key of articles.flatMap(({ keys }) => keys)) had?.delete(key);
    report.articles += drafts.length;
    report.skipped.push(...skipped);
    report.list?.push(...drafts.map(listed));
    await writer.take(report, articles);
    onRead?.(bytes);
  }
  return report;
}

const listed = (draft: Draft): ImportedArticle => ({
  ...(Object.fromEntries(listedFields.map((name) => [name, draft[name]])) as ImportedArticle),
  image: draft.image?.url,
});

/** An error that ends the reading of a file is its last skip; what was read before stays. */
async function* readSafely(
  source: SourceFile,
  parser: Parser,
  zone?: string,
): AsyncGenerator<ParsedDocument> {
  try {
    yield* readSource(source, parser, zone);
  } catch (error) {
    const reason = error instanceof UnreadableError ? error.message : explain(error);
    yield { drafts: [], skipped: [{ reason }] };
  }
}

/**
 * Gives the drafts of one file their keys. The place in the file comes first: an article that is
 * edited there stays the same article, even if its address and text change.
 */
function identifier(origin: string): (draft: Draft) => ArticleDraft {
  const [seen, seenFormerly] = [new Map<string, number>(), new Map<string, number>()];
  const keyOf = (part: string, isFormer: boolean) => {
    const known = isFormer ? seenFormerly : seen;
    const ordinal = known.get(part) ?? 0;
    known.set(part, ordinal + 1);
    return articleKey.path(origin, part, ordinal);
  };
  return (draft) => identified(draft, keyOf);
}

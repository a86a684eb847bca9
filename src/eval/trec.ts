import { CollectionError } from "./collection-error.ts";
import type { Judgements } from "./metrics.ts";

/** An article found, by its id in the collection. */
export type RunEntry = { id: string; score: number };

/**
 * Reads judgements, "query 0 article grade" or "query article grade" per line, separated by white
 * space; a first line that names the columns is skipped.
 * @param name of the file, for the error
 * @throws CollectionError naming the malformed line
 */
export function parseJudgements(text: string, name: string): Judgements {
  const judgements = new Map<string, Map<string, number>>();
  let width: number | undefined;
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    const fields = line.trim().split(/\s+/);
    if (line.trim() === "" || (i === 0 && isHeader(fields))) continue;
    // A file has one form: a line of the other form was cut off.
    width ??= fields.length === 3 ? 3 : 4;
    const [query, article, grade] = width === 3 ? fields : fields.toSpliced(1, 1);
    if (!query || !article || fields.length !== width || !/^-?\d+(\.\d+)?$/.test(grade ?? "")) {
      throw new CollectionError(`${name} line ${i + 1} is not "query 0 article grade": ${line.trim()}`);
    }
    judgements.getOrInsertComputed(query, () => new Map()).set(article, Number(grade));
  }
  return judgements;
}

const isHeader = (fields: string[]): boolean =>
  /^(?:score|grade|relevance|label)$/i.test(fields.at(-1) ?? "");

/** A run for TREC's tools, "query Q0 article rank score newsdesk" per line, each query's hits best first. */
export function formatRun(rankings: ReadonlyMap<string, RunEntry[]>): string {
  return [...rankings].flatMap(([query, hits]) => formatRanking(query, hits)).join("");
}

/**
 * The tools sort by score alone, as a 32-bit float, and break ties by id: a score that is not below the
 * one before is written a little below it.
 */
function formatRanking(query: string, hits: RunEntry[]): string[] {
  let previous = Number.POSITIVE_INFINITY;
  return hits.map(({ id, score }, i) => {
    previous = Math.fround(score) < previous ? Math.fround(score) : justBelow(previous);
    return `${query} Q0 ${id} ${i + 1} ${previous.toPrecision(9)} newsdesk\n`;
  });
}

const justBelow = (score: number): number => Math.fround(score - Math.max(Math.abs(score), 1e-6) * 2 ** -20);

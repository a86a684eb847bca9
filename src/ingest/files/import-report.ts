import { visibleLine } from "../../text/visible-text.ts";
import type { ImportReport } from "./import.ts";

/** The sentence for an error's code line. */
type ErrorText = (reason: string) => string;

/** What could not be read, a line each. */
export const describeProblems = ({ files }: ImportReport, errorText: ErrorText): string[] =>
  files.flatMap(({ path, skipped }) =>
    skipped.map(({ where, reason }) =>
      visibleLine(`${where ? `${path}, ${where}:` : path} ${errorText(reason)}`),
    ),
  );

/** An import as text: what could not be read, then the results of the rest. */
export function describeReport(report: ImportReport, errorText: ErrorText): string {
  return [
    ...describeProblems(report, errorText),
    ...report.files
      .filter((file) => file.articles > 0)
      .map(
        (file) =>
          `${visibleLine(file.path)}: ${articles(file.articles)} (${file.new} new, ${file.changed} changed)`,
      ),
    totalLine(report),
  ].join("\n");
}

function totalLine({ files, articles: found, new: added, changed, unchanged, failed }: ImportReport): string {
  if (files.length === 0) return "Nothing to import: no .md, .txt, .html, .json, .jsonl or feed file there.";
  const skipped = failed > 0 ? `, ${failed} skipped` : "";
  return `${articles(found)}: ${added} new, ${changed} changed, ${unchanged} unchanged${skipped}.`;
}

const articles = (count: number): string => `${count} ${count === 1 ? "article" : "articles"}`;

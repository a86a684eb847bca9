import { decode } from "../decode/decode.ts";
import type { DocumentOrigin, ParsedDocument } from "../draft.ts";
import { feedsOf } from "../feeds/parse/discover-feeds.ts";
import { readJsonLines } from "../formats/json.ts";
import { parseDocument, type SourceDocument } from "./parse-document.ts";

/** Lines of JSON; `first` is the number of the first line, from 1. */
export type SourceLines = { lines: string[]; first: number; origin: DocumentOrigin };

/** A web page, its address, and what its server says of it. */
export type SourcePage = {
  bytes: Uint8Array;
  url: string;
  charset?: string;
  headers?: Record<string, string>;
};

export type ParseTask =
  | { document: SourceDocument }
  | { lines: SourceLines }
  /** Looked through for feeds. */
  | { page: SourcePage };

/** What a task gives: the articles, or the addresses of feeds. */
export type ParseResult = ParsedDocument | string[];

/** Throws UnreadableError. */
export function runTask(task: ParseTask, takesRoughly?: DocumentOrigin["takesRoughly"]): ParseResult {
  if ("document" in task) return parseDocument({ ...task.document, takesRoughly });
  if ("lines" in task) {
    const { lines, first, origin } = task.lines;
    return readJsonLines(lines, first, { ...origin, takesRoughly });
  }
  const { bytes, url, charset, headers } = task.page;
  return feedsOf(decode(bytes, { kind: "html", served: charset }), url, headers?.link);
}

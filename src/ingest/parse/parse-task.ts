import { decode } from "../decode/decode.ts";
import type { DocumentOrigin, ParsedDocument } from "../draft.ts";
import { feedsOf } from "../feeds/parse/discover-feeds.ts";
import { readJsonLines } from "../formats/json.ts";
import { parseDocument, type SourceDocument } from "./parse-document.ts";
import { withinBounds } from "./within-bounds.ts";

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
  | { document: Omit<SourceDocument, "bytes">; bytes: Uint8Array }
  | { lines: SourceLines; bytes?: undefined }
  /** Looked through for feeds. */
  | { page: Omit<SourcePage, "bytes">; bytes: Uint8Array };

/** What a task gives: the articles, or the addresses of feeds. */
export type ParseResult = ParsedDocument | string[];

/** Throws UnreadableError. */
export function runTask(task: ParseTask, takesRoughly?: DocumentOrigin["takesRoughly"]): ParseResult {
  if ("document" in task)
    return bounded(parseDocument({ ...task.document, bytes: task.bytes, takesRoughly }));
  if ("lines" in task) {
    const { lines, first, origin } = task.lines;
    return bounded(readJsonLines(lines, first, { ...origin, takesRoughly }));
  }
  const { url, charset, headers } = task.page;
  return feedsOf(decode(task.bytes, { kind: "html", served: charset }), url, headers?.link);
}

const bounded = (parsed: ParsedDocument): ParsedDocument => ({
  ...parsed,
  drafts: parsed.drafts.map(withinBounds),
});

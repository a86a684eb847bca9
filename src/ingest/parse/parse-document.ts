import { decode } from "../decode/decode.ts";
import { type ParsedDocument, UnreadableError } from "../draft.ts";
import { readFeed } from "../feeds/parse/read-feed.ts";
import { readHtml } from "../formats/html.ts";
import { readJson } from "../formats/json.ts";
import { readMarkdown } from "../formats/markdown.ts";
import { readPlainText } from "../formats/plain-text.ts";
import type { DocumentKind, TextKind } from "../sniff.ts";

/** A whole file; `folder` is the source of articles that name none. What was fetched has more to say. */
export type SourceDocument = {
  kind: DocumentKind;
  bytes: Uint8Array;
  folder: string;
  url?: string;
  charset?: string;
};

const readers: Record<TextKind, (text: string, folder: string) => ParsedDocument> = {
  markdown: readMarkdown,
  "plain text": readPlainText,
  json: readJson,
};

/** The articles of a document. Throws UnreadableError. */
export function parseDocument(document: SourceDocument): ParsedDocument {
  const { kind, bytes, folder, url, charset } = document;
  try {
    if (kind === "feed") return readFeed(bytes, { source: folder, url, charset });
    if (kind === "html") return readHtml(document);
    return readers[kind](decode(bytes), folder);
  } catch (cause) {
    // Parsers recurse: a document nested thousands deep exhausts the stack.
    if (cause instanceof RangeError) throw new UnreadableError("nested_too_deeply", {}, { cause });
    throw cause;
  }
}

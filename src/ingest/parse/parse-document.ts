import { decode } from "../decode/decode.ts";
import { type DocumentOrigin, type ParsedDocument, UnreadableError } from "../draft.ts";
import { readFeed } from "../feeds/parse/read-feed.ts";
import { readHtml } from "../formats/html.ts";
import { readJson } from "../formats/json.ts";
import { readMarkdown } from "../formats/markdown.ts";
import { readPlainText } from "../formats/plain-text.ts";
import type { DocumentKind } from "../sniff.ts";

/** A whole document; `charset` is the encoding that its server declares. */
export type SourceDocument = DocumentOrigin & { kind: DocumentKind; bytes: Uint8Array; charset?: string };

const readers: Record<DocumentKind, (text: string, origin: DocumentOrigin) => ParsedDocument> = {
  markdown: readMarkdown,
  "plain text": readPlainText,
  json: readJson,
  html: readHtml,
  feed: readFeed,
};

/** The articles of a document. Throws UnreadableError. */
export function parseDocument({ kind, bytes, charset, ...origin }: SourceDocument): ParsedDocument {
  try {
    return readers[kind](decode(bytes, { kind, served: charset }), origin);
  } catch (cause) {
    // Parsers recurse: a document nested thousands deep exhausts the stack.
    if (cause instanceof RangeError) throw new UnreadableError("nested_too_deeply", {}, { cause });
    throw cause;
  }
}

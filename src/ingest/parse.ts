import { decode } from "./decode.ts";
import { type Reading, UnreadableError } from "./draft.ts";
import { declaredCharset, readHtml } from "./formats/html.ts";
import { readJson } from "./formats/json.ts";
import { readMarkdown } from "./formats/markdown.ts";
import { readPlainText } from "./formats/plain-text.ts";

export type DocumentKind = "markdown" | "html" | "plain text" | "json";

/** A whole file; `folder` is the source of articles that name none. */
export type Document = { kind: DocumentKind; bytes: Uint8Array; folder: string };

const readers: Record<DocumentKind, (text: string, folder: string) => Reading> = {
  markdown: readMarkdown,
  html: readHtml,
  "plain text": readPlainText,
  json: readJson,
};

/** The articles of a document. Throws UnreadableError. */
export function parseDocument({ kind, bytes, folder }: Document): Reading {
  const text = decode(bytes, kind === "html" ? declaredCharset(bytes) : undefined);
  try {
    return readers[kind](text, folder);
  } catch (cause) {
    // Parsers recurse: a document nested thousands deep exhausts the stack.
    if (cause instanceof RangeError) throw new UnreadableError("is nested too deeply to be read", { cause });
    throw cause;
  }
}

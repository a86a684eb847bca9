import { extname } from "node:path";
import { encodingOf } from "../decode/decode.ts";
import { type ParsedDocument, UnreadableError } from "../draft.ts";
import type { SourceDocument } from "../parse/parse-document.ts";
import type { Parser } from "../parse/parser.ts";
import { type DocumentKind, sniff } from "../sniff.ts";
import { openFound } from "./open-file.ts";
import type { SourceFile } from "./source-file.ts";

/** A longer document is not an article; JSON Lines files of any length are read line by line. */
const megabytes = 10;
const maxDocumentBytes = megabytes * 1_000_000;
const maxLineChars = megabytes * 1_000_000;

/** About twenty-five articles, parsed in a millisecond or two. */
const chunkBytes = 16_384;

const kindByExtension: Record<string, DocumentKind> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".txt": "plain text",
  ".text": "plain text",
  ".json": "json",
  ".xml": "feed",
  ".rss": "feed",
  ".atom": "feed",
  ".rdf": "feed",
  ".opml": "feed",
};

const lineExtensions = new Set([".jsonl", ".ndjson"]);

/**
 * Reads a file by its extension or, if that is unknown, by how it begins; JSON Lines in chunks. `zone`
 * is that of dates that name none. Throws UnreadableError and the file system's errors.
 */
export async function* readSource(
  source: SourceFile,
  parser: Parser,
  zone?: string,
): AsyncGenerator<ParsedDocument> {
  const extension = extname(source.path).toLowerCase();
  if (source.size === 0) throw new UnreadableError("empty");
  if (lineExtensions.has(extension)) yield* readLines(source, parser, zone);
  else yield await parser.parse({ ...(await load(source, kindByExtension[extension])), zone });
}

async function load(
  { origin, size, folder }: SourceFile,
  kind: DocumentKind | undefined,
): Promise<SourceDocument> {
  if (size > maxDocumentBytes) throw new UnreadableError("too_large", { megabytes });
  await using file = await openFound({ origin });
  const bytes = await file.readFile();
  const found = kind ?? sniff(bytes);
  if (!found) throw new UnreadableError("kind_unknown");
  return { kind: found === "opml" ? "feed" : found, bytes, folder };
}

async function* readLines(
  { origin, folder }: SourceFile,
  parser: Parser,
  zone?: string,
): AsyncGenerator<ParsedDocument> {
  let first = 1;
  for await (const { lines, bytes } of linesOf(origin)) {
    yield { ...(await parser.parseLines({ lines, first, origin: { folder, zone } })), bytes };
    first += lines.length;
  }
}

/** The lines of a text in any encoding that TextDecoder knows, a chunk of the file at a time. */
async function* linesOf(origin: string): AsyncGenerator<{ lines: string[]; bytes: number }> {
  await using file = await openFound({ origin });
  let decoder: TextDecoder | undefined;
  let rest = "";
  let line = 1;
  for await (const chunk of file.createReadStream({ highWaterMark: chunkBytes, autoClose: false })) {
    decoder ??= decoderFor(encodingOf(chunk, { kind: "json" }));
    const lines = (rest + decodeChunk(decoder, chunk, line)).split("\n");
    rest = lines.pop() ?? "";
    line += lines.length;
    if (rest.length > maxLineChars) throw new UnreadableError("line_too_long", { megabytes });
    yield { lines, bytes: chunk.length };
  }
  yield { lines: [rest + (decoder ? decodeChunk(decoder, undefined, line) : "")], bytes: 0 };
}

/** Throws UnreadableError for an encoding in which only whole documents are read. */
function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new UnreadableError("encoding_unclear", { candidates: label }, { cause });
  }
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array | undefined, line: number): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    const encoding = decoder.encoding.toUpperCase();
    throw new UnreadableError("damaged_after_line", { line, encoding }, { cause });
  }
}

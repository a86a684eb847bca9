import iconv from "iconv-lite";
import { likelyCharset } from "../decode/guess-encoding.ts";

/** Byte order marks, the longest first: UTF-32's begins like UTF-16's. */
const marks: [string, number[]][] = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** How "<" and what follows it look in wide encodings without a mark; NUL matches 0, anything else 1. */
const wideStarts: [string, number[]][] = [
  ["utf-32le", [1, 0, 0, 0]],
  ["utf-32be", [0, 0, 0, 1]],
  ["utf-16le", [1, 0, 1, 0]],
  ["utf-16be", [0, 1, 0, 1]],
];

/**
 * The text of a feed in whatever encoding it really is, never failing: what makes no sense comes
 * out as U+FFFD. `httpCharset` is what the server said; a declaration that fits the bytes is
 * believed, unless they are UTF-8 or clearly something else.
 */
export function decodeFeed(bytes: Uint8Array, httpCharset?: string): string {
  const label = encodingOf(bytes, httpCharset);
  const text = isOfTheWeb(label) ? new TextDecoder(label).decode(bytes) : iconv.decode(bytes, label);
  return text.replace(/^\ufeff+/, "");
}

function encodingOf(bytes: Uint8Array, httpCharset?: string): string {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  const start = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? 0 : 1));
  const wide = wideStarts.find(([, shape]) => shape.every((filled, index) => start[index] === filled));
  if (wide) return wide[0];
  const declared = [declaredIn(bytes), httpCharset].map(known).filter((label) => label !== undefined);
  const shifting = declared.find((label) => label === "iso-2022-jp");
  if (shifting && bytes.includes(0x1b)) return shifting;
  if (decodes(bytes, "utf-8") || isMostlyUtf8(bytes)) return "utf-8";
  const fitting = declared.find((label) => label !== "utf-8" && decodes(bytes, label));
  // A byte fits any encoding of single bytes: only of the others is fitting a proof.
  return fitting && !isOfTheWeb(fitting) ? fitting : likelyCharset(bytes, fitting ?? declared[0]);
}

/** The encoding that the XML declaration names. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
  return /<\?xml[^>]*?encoding\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

/** An encoding by a name that somebody knows it by; UTF-16 cannot be right where the bytes have shown that they are not wide. */
function known(label: string | undefined): string | undefined {
  if (!label || /^(?:utf|ucs|iso-10646|unicode)-?_?(?:16|32|2|4|7)/i.test(label)) return undefined;
  if (isOfTheWeb(label)) return new TextDecoder(label).encoding;
  return iconv.encodingExists(label) ? label : undefined;
}

/** Whether browsers know it; code pages of the 1980s they do not. */
function isOfTheWeb(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false; // RangeError: no such encoding
  }
}

function decodes(bytes: Uint8Array, label: string): boolean {
  if (!isOfTheWeb(label)) return !iconv.decode(bytes, label).includes("\ufffd");
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether a few damaged bytes are all that keeps a text from being UTF-8. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const foreign = text.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0;
  return foreign > 2 * damaged;
}

import { isBinary } from "../decode/decode.ts";
import { likelyCharset } from "../decode/guess-encoding.ts";
import { UnreadableError } from "../draft.ts";

/** How far into a page its declaration may stand; some put long scripts before it. */
const headLength = 8_192;

/**
 * The text of a web page in whatever encoding it really is; what makes no sense in it comes out as
 * U+FFFD. `served` is what its server called the encoding. Throws UnreadableError for what is empty
 * or no text.
 */
export function decodePage(bytes: Uint8Array, served?: string): string {
  const text = new TextDecoder(charsetOf(bytes, served)).decode(bytes);
  if (text.trim() === "") throw new UnreadableError("empty");
  if (isBinary(text)) throw new UnreadableError("not_text");
  return text;
}

function charsetOf(bytes: Uint8Array, served: string | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // In UTF-16 every second byte of the markup is 0: the first or the last of each pair.
  const [first, second] = bytes;
  if (first === 0 && second) return "utf-16be";
  if (second === 0 && first) return "utf-16le";
  const declared = declaredCharset(bytes) ?? served;
  if (declared?.toLowerCase() === "iso-2022-jp" && bytes.includes(0x1b)) return declared;
  return isUtf8(bytes) ? "utf-8" : likelyCharset(bytes, declared);
}

/** The character set that a page declares in its head. */
function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headLength));
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

/** Whether a text is UTF-8, but for a few damaged characters. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return damaged === 0 || (text.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0) > 4 * damaged;
}

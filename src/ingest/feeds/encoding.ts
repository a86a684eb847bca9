import { detectEncoding } from "../decode.ts";

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
/** Encodings of Japanese, Korean and Russian, by what a wrong reading of them would not look like. */
const letters: [string, RegExp][] = [
  ["shift_jis", /[\u3040-\u30ff]/g],
  ["euc-jp", /[\u3040-\u30ff]/g],
  ["euc-kr", /[\uac00-\ud7a3]/g],
];

/**
 * The text of a feed in whatever encoding it really is, never failing: what makes no sense comes
 * out as U+FFFD. `httpCharset` is what the server said; a declaration that fits the bytes is
 * believed, unless they are UTF-8.
 */
export function decodeFeed(bytes: Uint8Array, httpCharset?: string): string {
  const label = encodingOf(bytes, httpCharset);
  const text = label.startsWith("utf-32") ? decodeUtf32(bytes, label) : new TextDecoder(label).decode(bytes);
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
  if (decodes(bytes, "utf-8")) return "utf-8";
  const fitting = declared.find((label) => label !== "utf-8" && decodes(bytes, label));
  return fitting ?? (isMostlyUtf8(bytes) ? "utf-8" : guess(bytes, declared[0]));
}

/** The encoding that the XML declaration names. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1_024));
  return /<\?xml[^>]*?encoding\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

/** The Web's name for an encoding; UTF-16 cannot be right where the bytes have shown that they are not wide. */
function known(label: string | undefined): string | undefined {
  if (!label) return undefined;
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith("utf-16") ? undefined : encoding;
  } catch {
    return undefined; // a name that nobody knows: the bytes have to tell
  }
}

function decodes(bytes: Uint8Array, label: string): boolean {
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

/** An undeclared or wrongly declared encoding, by the letters it gives; what fits nothing is Western. */
function guess(bytes: Uint8Array, declared: string | undefined): string {
  const foreign = bytes.reduce((sum, byte) => sum + (byte > 0x7f ? 1 : 0), 0);
  const share = ([label, letter]: [string, RegExp]): number =>
    decodes(bytes, label) ? (new TextDecoder(label).decode(bytes).match(letter)?.length ?? 0) / foreign : 0;
  const likely = letters.find((each) => share(each) > 0.15);
  if (likely) return likely[0];
  try {
    return detectEncoding(bytes, { whole: true });
  } catch {
    return declared && declared !== "utf-8" ? declared : "windows-1252";
  }
}

function decodeUtf32(bytes: Uint8Array, label: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = label.endsWith("le");
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, isLittle);
    parts.push(point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd");
  }
  return parts.join("");
}

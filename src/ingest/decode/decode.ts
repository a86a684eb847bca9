import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { UnreadableError } from "../draft.ts";
import type { DocumentKind } from "../sniff.ts";
import { guessEncodings, guessWide, isSure, labelOf } from "./guess-encoding.ts";

/** `served` is the encoding that the server declared. */
export type DecodeOptions = { kind: DocumentKind; served?: string };

/** Byte order marks. The longest first: UTF-32's begins like UTF-16's. */
const marks: [string, number[]][] = [
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Some pages have long scripts before their declaration. */
const headBytes = 8_192;
/** Fewer bytes beyond ASCII cannot disprove a declaration. */
const minForeignBytes = 6;

/** People can correct their own text files; pages and feeds are read as well as possible. */
const isStrict = (kind: DocumentKind): boolean => kind !== "html" && kind !== "feed";

/**
 * The text of a whole document, with U+FFFD for what is damaged. Throws UnreadableError if it is
 * empty or not text, or if it is a text file whose encoding is unclear.
 */
export function decode(bytes: Uint8Array, options: DecodeOptions): string {
  const label = encodingOf(bytes, options);
  const text = textIn(bytes, label).replace(/^\ufeff+/, "");
  if (text.trim() === "") throw new UnreadableError("empty");
  if (options.kind !== "feed" && isBinary(text)) throw new UnreadableError("not_text");
  if (isStrict(options.kind) && !isUtf8(bytes) && !isMostlySound(text, 4))
    throw new UnreadableError("damaged", { encoding: label.toUpperCase() });
  return text;
}

/**
 * The encoding of a document, of which `bytes` may be only the beginning: by its byte order mark, its
 * shape, what it or its server declares, or the likeliest. Throws UnreadableError if that is unclear
 * for a text file.
 */
export function encodingOf(bytes: Uint8Array, { kind, served }: DecodeOptions): string {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  const wide = marked?.[0] ?? (bytes.includes(0) ? guessWide(bytes) : undefined);
  if (wide) return wide;
  if (isShifting(bytes)) return "iso-2022-jp";
  const sound = new TextDecoder().decode(bytes, { stream: true });
  if (isMostlySound(sound, kind === "feed" ? 2 : 4)) return "utf-8";
  const declared = [isStrict(kind) ? undefined : declaredIn(bytes), served].flatMap(known);
  const fitting = declared.find((label) => !textIn(bytes, label).includes("\ufffd"));
  // Every byte is valid in most encodings of browsers, so a guess may overrule those.
  if (fitting && !labelOf(fitting)) return fitting;
  return likeliest(bytes, fitting ?? declared[0], isStrict(kind));
}

/** The declared encoding, unless enough letters show that it is another. */
function likeliest(bytes: Uint8Array, claim: string | undefined, strict: boolean): string {
  if (claim && bytes.filter((byte) => byte > 0x7f).length < minForeignBytes) return claim;
  const guesses = guessEncodings(bytes);
  const [best] = guesses;
  const trust = guesses.find(({ label }) => label === claim)?.confidence ?? 0;
  if (best && (isSure(guesses) ? best.confidence > 2 * trust : !claim && !strict)) return best.label;
  if (claim || !strict) return claim ?? "windows-1252";
  if (isBinary(new TextDecoder("latin1").decode(bytes))) throw new UnreadableError("not_text");
  const names = guesses.slice(0, 3).map(({ label }) => label);
  throw new UnreadableError("encoding_unclear", { candidates: names.join(", ") });
}

/** ISO-2022-JP announces its characters by an escape sequence, and is ASCII otherwise. */
const isShifting = (bytes: Uint8Array): boolean =>
  isAscii(bytes) && ["\u001b$B", "\u001b$@"].some((shift) => Buffer.from(bytes).includes(shift));

/** The encoding that a page or a feed declares. */
function declaredIn(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, headBytes));
  return /<(?:meta|\?xml)[^<>]*?(?:charset|encoding)\s*=[\s"']*([\w:.-]+)/i.exec(head)?.[1];
}

/** A declared encoding that is known; not UTF-8 or UTF-16, which the bytes would have shown. */
function known(name: string | undefined): string[] {
  const label = name && (labelOf(name) ?? (iconv.encodingExists(name) ? name : undefined));
  return label && !/^(?:utf|ucs)/i.test(label) ? [label] : [];
}

/** Browsers do not know UTF-32, nor the code pages of the 1980s. */
const textIn = (bytes: Uint8Array, label: string): string =>
  labelOf(label) ? new TextDecoder(label).decode(bytes) : iconv.decode(bytes, label);

/** Whether there are `times` as many foreign letters as damaged ones. */
function isMostlySound(text: string, times: number): boolean {
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return damaged === 0 || (text.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0) > times * damaged;
}

const control = /[^\P{Cc}\t\n\v\f\r]|[\ufffe\uffff]/gu;

/** Whether there are more control characters than in any text. */
const isBinary = (text: string): boolean => (text.match(control)?.length ?? 0) > text.length / 200;

import { UnreadableError } from "../draft.ts";

const familiarHan = new Set(
  "的一是不了在人有我他這这中大來来上國国個个到說说們们為为子和你地出道也時时年得就那要下以生會会自著着去之過过家學学對对可她里裡后後小麼么心多天而能好都然沒没日於于起還还發发成事只作當当想看文無无開开手十用主行方又如前所本見见經经頭头面公同三已老從从動动兩两長长與与將将及等被月新部市二高場场台區区業业表示據据元產产",
);
const otherLetter = /[\u00a0-\u2fff\u3000-\u30ff\uac00-\ud7af\uff00-\uffef]/;
const control = /[^\P{Cc}\t\n\v\f\r]|[\ufffe\uffff]/gu;

/** Which encodings to guess among when UTF-8 fails, and where there is a NUL, which only UTF-16 has. */
const legacy = ["big5", "gb18030"];
const wide = ["utf-16le", "utf-16be"];

/**
 * The encoding of a text by its byte order mark, what it declares, or what makes sense of it.
 * `whole` is false where `bytes` are only the beginning, which may end inside a character.
 * Throws UnreadableError where it is not text.
 */
export function detectEncoding(
  bytes: Uint8Array,
  { declared, whole }: { declared?: string; whole: boolean },
): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const hasNul = bytes.includes(0);
  const certain = hasNul ? [] : ["utf-8", ...(declared ? [known(declared)] : [])];
  const found =
    certain.find((label) => tryDecode(bytes, label, whole) !== undefined) ??
    mostFamiliar(bytes, hasNul ? wide : legacy, whole);
  if (found && !isBinary(tryDecode(bytes, found, whole) ?? "")) return found;
  if (found || hasNul || isBinary(new TextDecoder("latin1").decode(bytes)))
    throw new UnreadableError("not_text");
  throw new UnreadableError("encoding_unclear");
}

/** The text of a whole file. Throws UnreadableError where it is empty or not text. */
export function decode(bytes: Uint8Array, declared?: string): string {
  const encoding = detectEncoding(bytes, { declared, whole: true });
  const text = tryDecode(bytes, encoding, true);
  if (text === undefined) throw new UnreadableError("damaged", { encoding: encoding.toUpperCase() });
  if (text.trim() === "") throw new UnreadableError("empty");
  return text;
}

function known(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    throw new UnreadableError("encoding_unknown", { name: label.slice(0, 40) }, { cause: error });
  }
}

function tryDecode(bytes: Uint8Array, label: string, whole: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return undefined; // not in this encoding: the caller tries the next
  }
}

/** Wrongly decoded bytes come out as rare characters, rightly decoded ones mostly as everyday ones. */
function mostFamiliar(bytes: Uint8Array, labels: string[], whole: boolean): string | undefined {
  const scored = labels
    .map((label) => ({ label, score: familiarity(tryDecode(bytes, label, whole)) }))
    .sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= 0.15 ? scored[0].label : undefined;
}

/** The share of the characters beyond ASCII that are everyday ones, 0 to 1. */
function familiarity(text: string | undefined): number {
  if (!text) return 0;
  const foreign = Array.from(text.slice(0, 20_000)).filter((character) => character > "\u007f");
  if (foreign.length === 0) return 1;
  const everyday = foreign.filter((character) => familiarHan.has(character) || otherLetter.test(character));
  return everyday.length / foreign.length;
}

/** Whether a text holds more control characters than text does. */
export const isBinary = (text: string): boolean => (text.match(control)?.length ?? 0) > text.length / 200;

import { createRequire } from "node:module";

/** Loaded for the first text that is not UTF-8: its model takes 100 ms and 60 MB. */
const load = createRequire(import.meta.url);
const detector = () => (load("jschardet") as typeof import("jschardet")).chardet;

/** A possible encoding, as a label for TextDecoder; the confidence is from 0 to 1. */
export type EncodingGuess = { label: string; confidence: number };

/** Labels for the detector's names that TextDecoder does not know. */
const labels: Record<string, string> = {
  big5hkscs: "big5",
  cp932: "shift_jis",
  shift_jis_2004: "shift_jis",
  "euc-jis-2004": "euc-jp",
  cp949: "euc-kr",
  cp874: "windows-874",
  cp1258: "windows-1258",
  // Hebrew that says so is mostly that of Windows, which has points, quotation marks and the shekel too.
  "iso-8859-8": "windows-1255",
  "iso-8859-8-i": "windows-1255",
  macroman: "macintosh",
  maccyrillic: "x-mac-cyrillic",
};

/** In a text that is mostly ASCII only the words around the other letters show the encoding. */
const contextBytes = 24;
const asciiRun = /[\0-\x7f]{49,}/g;
const sampleBytes = 20_000;

/** The possible encodings of bytes that are not UTF-8, the likeliest first; of those that give the same text, one. */
export function guessEncodings(bytes: Uint8Array): EncodingGuess[] {
  const sample = sampleOf(bytes);
  const readings = new Map<string, EncodingGuess>();
  for (const { encoding, confidence } of detector().detectAll(sample, { ignoreThreshold: true })) {
    const label = labelOf(encoding ?? "");
    const text = label && new TextDecoder(label).decode(sample, { stream: true });
    if (label && text && !isDamaged(text) && !readings.has(text)) readings.set(text, { label, confidence });
  }
  return [...readings.values()];
}

/** The encoding of a text with NULs if it is UTF-16 or UTF-32. */
export const guessWide = (bytes: Uint8Array): string | undefined =>
  /^utf-(?:16|32)-[bl]e$/
    .exec(detector().detect(bytes.subarray(0, sampleBytes)).encoding ?? "")?.[0]
    .replace(/-(?=.e$)/, "");

/**
 * Whether the first guess is reliable: its confidence is high, or far above the next one's. The old
 * encodings of the Mac, often close to those of Windows, do not count as the next.
 */
export function isSure([best, ...others]: EncodingGuess[]): boolean {
  const rival = others.find(({ label }) => !/mac/.test(label))?.confidence ?? 0;
  return best !== undefined && (best.confidence >= 0.1 || best.confidence >= 1.2 * rival);
}

function sampleOf(bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString("latin1");
  const short = text.replace(asciiRun, (run) => `${run.slice(0, contextBytes)} ${run.slice(-contextBytes)}`);
  return Buffer.from(short.slice(0, sampleBytes), "latin1");
}

/** The Web's name for an encoding; undefined if it has none. */
export function labelOf(name: string): string | undefined {
  try {
    const { encoding } = new TextDecoder(labels[name.toLowerCase()] ?? name);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch {
    return undefined; // RangeError: no such encoding
  }
}

const foreign = /[^\0-\x7f]/gu;
const nonsense = /[\ufffd\ue000-\uf8ff\x80-\x9f]/g;

/** Whether more than one in a hundred foreign characters is invalid, private or a control character. */
const isDamaged = (text: string): boolean =>
  (text.match(nonsense)?.length ?? 0) > 0.01 * (text.match(foreign)?.length ?? 0);

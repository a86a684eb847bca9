/** RFC 2047, section 2: a word of a mail's heading, which programs that turn mail into feeds leave as it is. */
const word = /=\?([\w-]{1,30})(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]{0,2000})\?=(?:\s{1,3}(?==\?))?/gi;

/** A line in which encoded words are text: =?utf-8?B?Q2Fmw6k=?= is Café. */
export const withoutEncodedWords = (line: string): string =>
  line.includes("=?") ? line.replace(word, decoded) : line;

function decoded(whole: string, charset: string, way: string, text: string): string {
  try {
    const bytes =
      way.toLowerCase() === "b"
        ? Buffer.from(text, "base64")
        : Buffer.from(text.replaceAll("_", " ").replace(/=([\da-f]{2})/gi, toByte), "latin1");
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return whole; // RangeError or TypeError: no such encoding, or not text in it
  }
}

const toByte = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));

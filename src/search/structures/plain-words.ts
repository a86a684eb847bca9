// Words of up to twelve ASCII letters and digits, which most are, as two numbers of 32 bits: six letters each.

/** Marks in the codes of ASCII characters, and what is left without them. */
export const capital = 0x40;
export const digit = 0x80;
export const codeBits = 0x3f;

const digitOffset = 27;

/** Codes of ASCII letters of either case from 1, then of digits, with their marks; 0 for other characters. */
export const plainCodes: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit);
  if (/[0-9]/.test(char)) return (unit - 0x30 + digitOffset) | digit;
  return /[a-z]/i.test(char) ? (unit & 0x1f) | (/[A-Z]/.test(char) ? capital : 0) : 0;
});

const codeCount = 37;
export const codesPerNumber = 6;

/** A number with one more letter, by its code without marks. */
export const withCode = (number: number, code: number): number => (Math.imul(number, codeCount) + code) | 0;

/** Writes the word of two numbers into an array and returns its length. */
export function unpack(firstSix: number, nextSix: number, into: Uint16Array): number {
  const length = nextSix === 0 ? lengthOf(firstSix) : codesPerNumber + lengthOf(nextSix);
  unpackSix(firstSix, into, Math.min(length, codesPerNumber));
  unpackSix(nextSix, into, length);
  return length;
}

function lengthOf(number: number): number {
  let length = 0;
  for (let rest = number >>> 0; rest > 0; rest = Math.floor(rest / codeCount)) length++;
  return length;
}

/** Writes the letters of a number to before a place. */
function unpackSix(number: number, into: Uint16Array, end: number): void {
  let at = end;
  for (let rest = number >>> 0; rest > 0; rest = Math.floor(rest / codeCount)) {
    const code = rest % codeCount;
    into[--at] = code < digitOffset ? 0x60 + code : 0x30 + code - digitOffset;
  }
}

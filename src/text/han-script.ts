/** The rows of Big5 that hold the ideographs of Traditional Chinese: https://encoding.spec.whatwg.org/#big5 */
const [firstRow, lastRow] = [0xa4, 0xf9];
const cells = [...range(0x40, 0x7e), ...range(0xa1, 0xfe)];

let traditional: Set<string> | undefined;

/** Whether a text has characters that only Simplified Chinese has: Big5 knows the others. */
export function hasSimplified(text: string): boolean {
  traditional ??= ideographsOfBig5();
  return (text.match(/\p{sc=Han}/gu) ?? []).some((char) => !traditional?.has(char));
}

function ideographsOfBig5(): Set<string> {
  const bytes = range(firstRow, lastRow).flatMap((row) => cells.flatMap((cell) => [row, cell]));
  return new Set(new TextDecoder("big5").decode(new Uint8Array(bytes)));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

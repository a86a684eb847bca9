const halves = /&#(?:x(d[89ab][\da-f]{2})|(5[56]\d{3}));&#(?:x(d[c-f][\da-f]{2})|(5[67]\d{3}));/gi;

/** Markup in which a character beyond U+FFFF that was written as its two halves is one: &#55357;&#56832; is 😀. */
export const joinHalves = (markup: string): string =>
  markup.includes("&#")
    ? markup.replace(halves, (whole, hex1?: string, first?: string, hex2?: string, second?: string) => {
        const units = [
          hex1 ? Number.parseInt(hex1, 16) : Number(first),
          hex2 ? Number.parseInt(hex2, 16) : Number(second),
        ];
        const text = String.fromCharCode(...units);
        return text.isWellFormed() ? text : whole;
      })
    : markup;

/** What Windows has where Unicode has controls: some programs take the one for the other. */
const windows = [
  ...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 32 }, (_, at) => 128 + at)),
];

/** Text in which U+0080 to U+009F are the quotation marks and dashes that were meant. */
export const meantByWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => windows[control.charCodeAt(0) - 128] ?? "");

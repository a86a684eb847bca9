import fc from "fast-check";
import { expressionsIn } from "../expressions/expressions-in.ts";

/** Characters for what expressions write as classes. */
const classes = [
  "a",
  "A",
  "7",
  " ",
  "\t",
  "\n",
  "甲",
  "あ",
  "가",
  "é",
  "\u0301",
  "…",
  "「",
  "（",
  "）",
  "\u200b",
  "😀",
];

/** What the expressions of some rooms are afraid of: stretches of their own letters and signs, without their grammar. */
export async function alphabet(rooms: string): Promise<string[]> {
  const pieces = (await expressionsIn(rooms)).flatMap(({ source }) => {
    const literal = source
      .replace(/\\[pP]\{[^}]*\}|\\[bBdDwWsSkK]|\{\d*,?\d*\}|\(\?(?:<[^>]*>|[:=!]|<[=!])/g, "|")
      .replace(/\\(.)/g, "$1");
    return literal.split(/[|()[\]*+?^$]+/);
  });
  const words = pieces.filter((piece) => piece.length > 0 && piece.length <= 24);
  return [...new Set([...words, ...classes, ..."()[]{}<>*_`~!?.,;:-–'\"&/\\|#@=+$"])];
}

/** Texts of about a length in characters: a few pieces of the alphabet again and again, between others. */
export function hostileText(pieces: string[], chars: number): fc.Arbitrary<string> {
  const piece = fc.constantFrom(...pieces);
  const unit = fc.array(piece, { minLength: 1, maxLength: 4 }).map((some) => some.join(""));
  const start = fc.array(piece, { maxLength: 3 }).map((some) => some.join(""));
  return fc
    .tuple(start, unit, fc.option(unit), start)
    .map(([before, pump, other, after]) => before + filled(pump, other, chars) + after);
}

/** The whole length of one unit, or half of each of two. */
function filled(pump: string, other: string | null, chars: number): string {
  const run = (unit: string, most: number) => unit.repeat(Math.ceil(most / unit.length)).slice(0, most);
  return other === null ? run(pump, chars) : run(pump, chars / 2) + run(other, chars / 2);
}

/** Kinds that were made by hand, each of a length in characters. */
export const kinds: [name: string, make: (chars: number) => string][] = [
  ["a name without end", (n) => `Acme Widget Co, also known as ${"A".repeat(n)}! said`],
  ["known as, again and again", (n) => ", formerly known as Abc".repeat(n / 23)],
  ["quotation marks", (n) => '"'.repeat(n)],
  ["blanks before an ellipsis", (n) => `word${" \t".repeat(n / 2)}...x`],
  ["very short lines", (n) => "a\n".repeat(n / 2)],
  ["empty lines", (n) => `${"\n".repeat(n)}x`],
  ["numbers with commas", (n) => "1,".repeat(n / 2)],
  ["open brackets", (n) => `Acme Co ${"(A ".repeat(n / 3)}`],
  ["abbreviations", (n) => "World Trade Organization (WTO) ".repeat(n / 31)],
  ["Chinese names in brackets", (n) => "甲乙（Ab）".repeat(n / 6)],
  ["Chinese without an end", (n) => "甲乙丙".repeat(n / 3)],
  ["middle dots", (n) => "甲·".repeat(n / 2)],
  ["comments", (n) => "<!-- x -->".repeat(n / 10)],
  ["declarations of encodings", (n) => "<META <?xml ".repeat(n / 12)],
  ["open elements", (n) => "<div>".repeat(n / 5)],
  ["nested tables", (n) => "<table><tr><td>".repeat(n / 15)],
  ["links", (n) => '<a href="x">Three words here</a> '.repeat(n / 33)],
  ["entities", (n) => "&amp;".repeat(n / 5)],
  ["one huge attribute", (n) => `<p class="${"date ".repeat(n / 5)}">x`],
  ["pictures in Markdown", (n) => "![".repeat(n / 2)],
  ["emphasis in Markdown", (n) => "*a *a ".repeat(n / 6)],
  ["colons", (n) => "x :: ".repeat(n / 5)],
  ["sentences of a letter", (n) => "A. ".repeat(n / 3)],
  ["addresses", (n) => "a.b.c@".repeat(n / 6)],
  ["signatures of blogs", (n) => "The post x first appeared on ".repeat(n / 29)],
  ["one word", (n) => "x".repeat(n)],
  ["accents", (n) => `a${"\u0301".repeat(n)}`],
];

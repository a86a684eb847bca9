import { matchesOf } from "./matches-of.ts";

/**
 * Characters that show nothing themselves: controls, marks of the writing direction, and what Unicode
 * lets a renderer ignore. https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const hidden = /[^\P{Cc}\t\n]|[\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** Most text is plain ASCII, with nothing to hide. */
const plain = /^[\t\n -~]*$/;

/** A text and ranges of it, such as what a search matched. */
type MarkedRanges = { text: string; marks: [start: number, end: number][] };

/**
 * Text as it looks: without characters that show nothing or turn the direction of what follows. What
 * letters need stays: joiners of emoji and of Persian and Indic words, variants of signs. Every line
 * break is "\n". The ranges still mark the same words.
 */
export function visibleMarked({ text, marks }: MarkedRanges): MarkedRanges {
  if (plain.test(text)) return { text, marks };
  /** Where the text became longer or shorter, and by how much in all from there on. */
  const shifts: { at: number; by: number }[] = [];
  let by = 0;
  const well = text.toWellFormed();
  const visible = well.replace(hidden, (character, at: number) => {
    const kept = isNeeded(well, character, at) ? character : (breaks[character] ?? "");
    // The second half of a line break.
    const shown = kept === "\n" && character === "\r" && well[at + 1] === "\n" ? "" : kept;
    by += shown.length - character.length;
    shifts.push({ at: at + character.length, by });
    return shown;
  });
  const moved = (place: number) => place + (shifts.findLast(({ at }) => at <= place)?.by ?? 0);
  return { text: visible, marks: marks.map(([start, end]) => [moved(start), moved(end)]) };
}

/** The same for a text without ranges. */
export const visibleText = (text: string): string => visibleMarked({ text, marks: [] }).text;

/** Text as it looks, on one line. */
export const visibleLine = (text: string): string => visibleText(text).replace(/\s+/g, " ").trim();

/** JSON in which such characters are escaped: it means the same, and does nothing to a terminal. */
export const visibleJson = (json: string): string =>
  json.replace(hidden, (character) =>
    character
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );

const breaks: Record<string, string> = {
  "\r": "\n",
  "\v": "\n",
  "\f": "\n\n",
  "\u0085": "\n",
  "\u2028": "\n",
  "\u2029": "\n\n",
};

/** Scripts whose letters take another form beside a joiner or a non-joiner. */
const joinedBefore =
  /^(?=[\p{L}\p{M}])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u;
const pictureBefore = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f)/u;
const picture = /^\p{Extended_Pictographic}/u;
const visibleBefore = /^[^\s\p{C}\p{Variation_Selector}]/u;
const regionalFlag = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const maxFlagUnits = 16;

/** Whether a hidden character at a place belongs to what is seen there. */
function isNeeded(text: string, character: string, at: number): boolean {
  const isPair = /[\uDC00-\uDFFF]/.test(text.charAt(at - 1));
  const before = text.slice(Math.max(0, at - (isPair ? 2 : 1)), at);
  if (character === "\u200c") return joinedBefore.test(before);
  if (character === "\u200d") {
    const isPicture = pictureBefore.test(before) && picture.test(text.slice(at + 1, at + 3));
    return isPicture || joinedBefore.test(before);
  }
  if (/\p{Variation_Selector}/u.test(character)) return visibleBefore.test(before);
  if (/[\u{e0020}-\u{e007f}]/u.test(character)) return isInFlag(text, at);
  return false;
}

/** Tags spell the region after a black flag: Scotland's, for one. */
function isInFlag(text: string, at: number): boolean {
  const start = Math.max(0, at - maxFlagUnits);
  const near = text.slice(start, at + maxFlagUnits);
  return [...matchesOf(near, regionalFlag)].some(
    ({ 0: flag, index }) => start + index < at && at < start + index + flag.length,
  );
}

// Martin Porter's English stemmer Porter2, after its published definition. Our own, since a library's
// takes twenty times as long, longer than all the rest of indexing: words are changed in place, without strings.

/** A word in lower case, changed in place: its units, a consonant y as Y, and its length. */
type Units = Uint16Array;

const maxLength = 64;
const scratch = new Uint16Array(maxLength + 1);

/** The English stem of a folded word; a word that cannot be English, or is longer than any, stays as it is. */
export function stemOf(word: string): string {
  if (word.length > maxLength) return word;
  for (let at = 0; at < word.length; at++) scratch[at] = word.charCodeAt(at);
  const length = stem(scratch, word.length);
  const units = scratch.subarray(0, length) as unknown as number[];
  return String.fromCharCode.apply(null, units);
}

/** Turns the word in the first units of an array, with room for one more, into its stem; returns how many units that has. */
export function stem(word: Units, length: number): number {
  if (length < 3) return length;
  for (let at = 0; at < length; at++)
    if ((word[at] as number) < 0x61 || (word[at] as number) > 0x7a) return length;
  const irregular = irregulars.get(word, length);
  if (irregular !== undefined) return write(word, 0, irregular);
  const hasY = markConsonantY(word, length);
  // Porter's two regions: after the first consonant that follows a vowel, and again from there.
  const r1 = longBeginning(word, length) ?? regionFrom(word, length, 0);
  const r2 = regionFrom(word, length, r1);
  let end = withoutPlural(word, length);
  if (keptAsTheyAre.get(word, end) === undefined) {
    end = withoutParticiple(word, end, r1);
    softenY(word, end);
    end = replaceSuffix(word, end, derivations, r1, r2);
    end = replaceSuffix(word, end, adjectives, r1, r2);
    end = replaceSuffix(word, end, endings, r2, r2);
    end = withoutFinal(word, end, r1, r2);
  }
  if (hasY) for (let at = 0; at < end; at++) if (word[at] === consonantY) word[at] = letter("y");
  return end;
}

const letter = (char: string): number => char.charCodeAt(0);
const unitsOf = (text: string): number[] => Array.from(text, letter);
const [e, d, s, i, l, g, y, consonantY] = unitsOf("edsilgyY") as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** By unit, whether it is one of some letters. */
const oneOf = (letters: string): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, unit) => (letters.includes(String.fromCharCode(unit)) ? 1 : 0));

const changing = oneOf("cdegilmnrsty");

/** Whether the stem of a word may differ from it, by its last UTF-16 unit: faster than stemming. */
export const mayChange = (unit: number): boolean => changing[unit] === 1;

/** What words become, looked up by their units: most are told from all of them by their first and last letters. */
class FewWords {
  readonly #mayBe = new Uint8Array(1 << 10);
  readonly #words = new Map<string, number[]>();

  constructor(words: Record<string, string>) {
    for (const [word, becomes] of Object.entries(words)) {
      this.#mayBe[ends(letter(word), letter(word.at(-1) as string))] = 1;
      this.#words.set(word, unitsOf(becomes));
    }
  }

  get(word: Units, length: number): number[] | undefined {
    if (this.#mayBe[ends(word[0] as number, word[length - 1] as number)] === 0) return undefined;
    return this.#words.get(String.fromCharCode(...word.subarray(0, length)));
  }
}

const ends = (first: number, last: number): number => ((first & 31) << 5) | (last & 31);

const same = (words: string): Record<string, string> =>
  Object.fromEntries(words.split(" ").map((word) => [word, word]));

const irregulars = new FewWords({
  ...{ skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl" },
  ...{ ugly: "ugli", early: "earli", only: "onli", singly: "singl" },
  ...same("sky news howe atlas cosmos bias andes"),
});

const keptAsTheyAre = new FewWords(same("inning outing canning herring earring proceed exceed succeed"));

const vowels = oneOf("aeiouy");
const isVowel = (word: Units, at: number): boolean => at >= 0 && vowels[word[at] as number] === 1;

function hasVowel(word: Units, length: number): boolean {
  for (let at = 0; at < length; at++) if (vowels[word[at] as number] === 1) return true;
  return false;
}

function endsWith(word: Units, length: number, suffix: number[]): boolean {
  const start = length - suffix.length;
  if (start < 0) return false;
  for (let at = suffix.length - 1; at >= 0; at--) if (word[start + at] !== suffix[at]) return false;
  return true;
}

/** Returns where the text written from a place ends. */
function write(word: Units, from: number, text: number[]): number {
  for (let at = 0; at < text.length; at++) word[from + at] = text[at] as number;
  return from + text.length;
}

/** A y that begins the word or follows a vowel is a consonant: Y. Returns whether there is any. */
function markConsonantY(word: Units, length: number): boolean {
  let found = false;
  for (let at = 0; at < length; at++) {
    if (word[at] !== y || (at > 0 && !isVowel(word, at - 1))) continue;
    word[at] = consonantY;
    found = true;
  }
  return found;
}

const longBeginnings = ["gener", "commun", "arsen"].map(unitsOf);

function longBeginning(word: Units, length: number): number | undefined {
  for (const beginning of longBeginnings)
    if (beginning[0] === word[0] && endsWith(word, Math.min(length, beginning.length), beginning))
      return beginning.length;
  return undefined;
}

function regionFrom(word: Units, length: number, start: number): number {
  for (let at = start + 1; at < length; at++) if (isVowel(word, at - 1) && !isVowel(word, at)) return at + 1;
  return length;
}

function withoutPlural(word: Units, length: number): number {
  const [before, last] = [word[length - 2], word[length - 1]];
  if (last === d) return before === e && word[length - 3] === i ? withoutIes(length) : length;
  if (last !== s) return length;
  if (before === e && word[length - 3] === s && word[length - 4] === s) return length - 2;
  if (before === e && word[length - 3] === i) return withoutIes(length);
  if (before === s || before === letter("u")) return length;
  return hasVowel(word, length - 2) ? length - 1 : length;
}

const withoutIes = (length: number): number => length - (length > 4 ? 2 : 1);

/** The longest first. */
const participles = ["eedly", "ingly", "edly", "ing", "eed", "ed"].map(unitsOf);
const [at, bl, iz] = ["at", "bl", "iz"].map(unitsOf) as [number[], number[], number[]];
const doubled = oneOf("bdfgmnprt");

function withoutParticiple(word: Units, length: number, r1: number): number {
  const last = word[length - 1];
  if (last !== d && last !== g && last !== y) return length;
  const suffix = participles.find((ending) => endsWith(word, length, ending));
  if (suffix === undefined) return length;
  const base = length - suffix.length;
  if (suffix[1] === e) return base >= r1 ? base + 2 : length;
  if (!hasVowel(word, base)) return length;
  if (endsWith(word, base, at) || endsWith(word, base, bl) || endsWith(word, base, iz))
    return withE(word, base);
  const end = word[base - 1] as number;
  if (base > 1 && word[base - 2] === end && doubled[end] === 1) return base - 1;
  return base <= r1 && endsShort(word, base) ? withE(word, base) : base;
}

function withE(word: Units, length: number): number {
  word[length] = e;
  return length + 1;
}

const notShort = oneOf("wxY");

/** Whether a word ends with a short syllable: bed, at; not few or bead. */
function endsShort(word: Units, length: number): boolean {
  const last = length - 1;
  if (isVowel(word, last) || !isVowel(word, last - 1)) return false;
  return last === 1 || (last > 1 && !isVowel(word, last - 2) && notShort[word[last] as number] === 0);
}

function softenY(word: Units, length: number): void {
  const last = word[length - 1];
  if (length > 2 && (last === y || last === consonantY) && !isVowel(word, length - 2)) word[length - 1] = i;
}

/** What a suffix becomes, if the letter before it is one of `after`. */
type Rule = { suffix: number[]; becomes: number[]; after?: Uint8Array; inSecond?: boolean };

const rule = (suffix: string, becomes: string, more: Pick<Rule, "after" | "inSecond"> = {}): Rule => ({
  suffix: unitsOf(suffix),
  becomes: unitsOf(becomes),
  ...more,
});

const rules = (lines: Record<string, string>): Rule[] =>
  Object.entries(lines).flatMap(([suffixes, becomes]) =>
    suffixes.split(" ").map((suffix) => rule(suffix, becomes)),
  );

/** The rules by the suffix's last unit, the longest suffix first: only the longest may apply. */
function bySuffix(all: Rule[]): Rule[][] {
  const sorted = all.toSorted((a, b) => b.suffix.length - a.suffix.length);
  const table: Rule[][] = Array.from({ length: 128 }, () => []);
  for (const rule of sorted) table[rule.suffix.at(-1) as number]?.push(rule);
  return table;
}

const derivations = bySuffix([
  ...rules({
    ...{ tional: "tion", enci: "ence", anci: "ance", abli: "able", entli: "ent", "izer ization": "ize" },
    ...{ "ational ation ator": "ate", "alism aliti alli": "al", fulness: "ful", "ousli ousness": "ous" },
    ...{ "iveness iviti": "ive", "biliti bli": "ble", fulli: "ful", lessli: "less" },
  }),
  rule("ogi", "og", { after: oneOf("l") }),
  rule("li", "", { after: oneOf("cdeghkmnrt") }),
]);

const adjectives = bySuffix([
  ...rules({ tional: "tion", ational: "ate", alize: "al", "icate iciti ical": "ic", "ful ness": "" }),
  rule("ative", "", { inSecond: true }),
]);

const endings = bySuffix([
  ...rules({ "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize": "" }),
  rule("ion", "", { after: oneOf("st") }),
]);

/** Replaces the longest suffix that has a rule, if it is in the region. */
function replaceSuffix(word: Units, length: number, table: Rule[][], region: number, second: number): number {
  for (const { suffix, becomes, after, inSecond } of table[word[length - 1] as number] as Rule[]) {
    if (!endsWith(word, length, suffix)) continue;
    const base = length - suffix.length;
    if (base < (inSecond ? second : region)) return length;
    return after && after[word[base - 1] as number] !== 1 ? length : write(word, base, becomes);
  }
  return length;
}

function withoutFinal(word: Units, length: number, r1: number, r2: number): number {
  const base = length - 1;
  const last = word[base];
  if (last === e) return base >= r2 || (base >= r1 && !endsShort(word, base)) ? base : length;
  return last === l && base >= r2 && word[base - 1] === l ? base : length;
}

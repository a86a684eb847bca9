// Martin Porter's English stemmer Porter2, after its published definition. Our own, since a library's
// takes ten times as long, longer than all the rest of indexing.

/** The English stem of a folded word; a word that cannot be English stays as it is. */
export function stemOf(word: string): string {
  if (!/^[a-z]{3,}$/.test(word)) return word;
  const irregular = irregulars.get(word);
  if (irregular !== undefined) return irregular;
  const marked = markConsonantY(word);
  // Porter's two regions: after the first consonant that follows a vowel, and again from there.
  const r1 = longBeginnings.find((beginning) => word.startsWith(beginning))?.length ?? regionFrom(marked, 0);
  const r2 = regionFrom(marked, r1);
  const singular = withoutPlural(marked);
  if (keptAsTheyAre.has(singular)) return singular;
  let stem = softenY(withoutParticiple(singular, r1));
  stem = replaceSuffix(stem, derivations, r1, r2);
  stem = replaceSuffix(stem, adjectives, r1, r2);
  stem = replaceSuffix(stem, endings, r2, r2);
  stem = withoutFinal(stem, r1, r2);
  return marked === word ? stem : stem.replaceAll("Y", "y");
}

/** The last letters of all suffixes that are removed or changed. */
const changing = new Set(Array.from("cdegilmnrsty", (letter) => letter.charCodeAt(0)));

/** Whether the stem of a word may differ from it, by its last UTF-16 unit: faster than stemming. */
export const mayChange = (unit: number): boolean => changing.has(unit);

const irregulars = new Map(
  Object.entries({
    ...{ skis: "ski", skies: "sky", dying: "die", lying: "lie", tying: "tie", idly: "idl", gently: "gentl" },
    ...{ ugly: "ugli", early: "earli", only: "onli", singly: "singl" },
    ...Object.fromEntries("sky news howe atlas cosmos bias andes".split(" ").map((word) => [word, word])),
  }),
);

const keptAsTheyAre = new Set("inning outing canning herring earring proceed exceed succeed".split(" "));

const vowels = Uint8Array.from({ length: 128 }, (_, unit) =>
  "aeiouy".includes(String.fromCharCode(unit)) ? 1 : 0,
);
const isVowel = (word: string, at: number): boolean => vowels[word.charCodeAt(at)] === 1;
const hasVowel = (text: string): boolean => /[aeiouy]/.test(text);

/** A y that begins the word or follows a vowel is a consonant: Y. */
const markConsonantY = (word: string): string =>
  word.includes("y") ? word.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y") : word;

const longBeginnings = ["gener", "commun", "arsen"];

function regionFrom(word: string, start: number): number {
  for (let at = start + 1; at < word.length; at++) {
    if (isVowel(word, at - 1) && !isVowel(word, at)) return at + 1;
  }
  return word.length;
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ied") || word.endsWith("ies")) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith("s") || word.endsWith("us") || word.endsWith("ss")) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

/** The longest first. */
const participles = ["ed", "ing", "eed", "eedly", "edly", "ingly"].toSorted((a, b) => b.length - a.length);

function withoutParticiple(word: string, r1: number): string {
  const suffix = participles.find((ending) => word.endsWith(ending));
  if (suffix === undefined) return word;
  const base = word.slice(0, -suffix.length);
  if (suffix.startsWith("eed")) return base.length >= r1 ? `${base}ee` : word;
  if (!hasVowel(base)) return word;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(base)) return base.slice(0, -1);
  return base.length <= r1 && endsShort(base) ? `${base}e` : base;
}

/** Whether a word ends with a short syllable: bed, at; not few or bead. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (isVowel(word, last) || !isVowel(word, last - 1)) return false;
  return last === 1 || (last > 1 && !isVowel(word, last - 2) && !/[wxY]/.test(word[last] as string));
}

const softenY = (word: string): string =>
  word.length > 2 && /[yY]$/.test(word) && !isVowel(word, word.length - 2) ? `${word.slice(0, -1)}i` : word;

/** What a suffix becomes, if the word before it ends with `after`. */
type Rule = { suffix: string; becomes: string; after?: RegExp; inSecond?: boolean };

const rules = (lines: Record<string, string>): Rule[] =>
  Object.entries(lines).flatMap(([suffixes, becomes]) =>
    suffixes.split(" ").map((suffix) => ({ suffix, becomes })),
  );

/** The rules by the suffix's last unit, the longest suffix first: only the longest may apply. */
function bySuffix(all: Rule[]): Rule[][] {
  const sorted = all.toSorted((a, b) => b.suffix.length - a.suffix.length);
  const table: Rule[][] = Array.from({ length: 128 }, () => []);
  for (const rule of sorted) table[rule.suffix.charCodeAt(rule.suffix.length - 1)]?.push(rule);
  return table;
}

const derivations = bySuffix([
  ...rules({
    ...{ tional: "tion", enci: "ence", anci: "ance", abli: "able", entli: "ent", "izer ization": "ize" },
    ...{ "ational ation ator": "ate", "alism aliti alli": "al", fulness: "ful", "ousli ousness": "ous" },
    ...{ "iveness iviti": "ive", "biliti bli": "ble", fulli: "ful", lessli: "less" },
  }),
  { suffix: "ogi", becomes: "og", after: /l$/ },
  { suffix: "li", becomes: "", after: /[cdeghkmnrt]$/ },
]);

const adjectives = bySuffix([
  ...rules({ tional: "tion", ational: "ate", alize: "al", "icate iciti ical": "ic", "ful ness": "" }),
  { suffix: "ative", becomes: "", inSecond: true },
]);

const endings = bySuffix([
  ...rules({ "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize": "" }),
  { suffix: "ion", becomes: "", after: /[st]$/ },
]);

/** Replaces the longest suffix that has a rule, if it is in the region. */
function replaceSuffix(word: string, table: Rule[][], region: number, second: number): string {
  const rule = table[word.charCodeAt(word.length - 1)]?.find(({ suffix }) => word.endsWith(suffix));
  if (!rule) return word;
  const base = word.slice(0, -rule.suffix.length);
  if (base.length < (rule.inSecond ? second : region)) return word;
  return rule.after && !rule.after.test(base) ? word : base + rule.becomes;
}

function withoutFinal(word: string, r1: number, r2: number): string {
  const base = word.slice(0, -1);
  const last = word.at(-1);
  if (last === "e") return base.length >= r2 || (base.length >= r1 && !endsShort(base)) ? base : word;
  return last === "l" && base.length >= r2 && base.endsWith("l") ? base : word;
}

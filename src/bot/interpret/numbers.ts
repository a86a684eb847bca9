import type { Slot } from "./phrase.ts";
import { namedSlot } from "./slots.ts";

const cardinals = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const tens: Record<string, number> = { fifteen: 15, twenty: 20, thirty: 30, couple: 2, few: 3, several: 3 };
const ordinals = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const digits = "零一二三四五六七八九";

/** A number in figures or words: 3, three, 三, 十二. */
export const numberSlot: Slot<number> = (tokens, at) => {
  const token = tokens[at];
  if (!token) return [];
  if (token.isHan) return hanNumber(tokens, at);
  const value = /^\d{1,4}$/.test(token.word) ? Number(token.word) : wordNumber(token.word);
  return value === undefined ? [] : [{ value, end: at + 1 }];
};

const wordNumber = (word: string): number | undefined =>
  cardinals.includes(word) ? cardinals.indexOf(word) : tens[word];

/** Up to ninety-nine; 兩 and 幾 count too. */
const hanNumber: Slot<number> = (tokens, at) => {
  const found: { value: number; end: number }[] = [];
  let typed = "";
  for (let end = at; end < at + 3 && tokens[end]?.isHan; end++) {
    typed += tokens[end]?.word;
    const value = readHan(typed);
    if (value !== undefined) found.unshift({ value, end: end + 1 });
  }
  return found;
};

/** Folding writes both kinds of Chinese alike. */
function readHan(typed: string): number | undefined {
  const plain = typed
    .replace(/[兩两俩]/, "二")
    .replace(/[幾几]/, "三")
    .replace("〇", "零");
  if (plain.length === 1 && digits.includes(plain)) return digits.indexOf(plain);
  const [, ten = "", one = ""] = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (!plain.includes("十") || (ten + one).length !== plain.length - 1) return undefined;
  return (ten ? digits.indexOf(ten) : 1) * 10 + (one ? digits.indexOf(one) : 0);
}

/** A place in a list: first, 2nd, the last (-1), 最後面. */
export const ordinalSlot: Slot<number> = (tokens, at) => {
  const token = tokens[at];
  if (token?.isHan) return hanPlace(tokens, at);
  const word = token?.word ?? "";
  const named = ordinals.indexOf(word);
  const value =
    edges[word] ?? (named > 0 ? named : Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)?.[1] ?? 0));
  return value === 0 ? [] : [{ value, end: at + 1 }];
};

const edges: Record<string, number> = { last: -1, bottom: -1, top: 1 };
const hanPlace = namedSlot([
  ["最後面|最下面|最後|最末", -1],
  ["最上面|最前面", 1],
]);

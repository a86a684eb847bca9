import { chineseAmount, type Quantity, quantitiesAt, wordsFor } from "../text/quantities/quantity.ts";
import { termOf } from "../text/terms.ts";
import type { Token } from "../text/tokenize.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "./query-term.ts";

/** A quantity in a query, as a term, and the number of tokens it takes. */
type QuantityTerm = { term: QueryTerm; length: number };

const mayBegin = /^[\d零〇一二三四五六七八九两十百千]/;

/** The quantity that begins with a token of a text. Where its sign has two meanings (100m), either is meant. */
export function quantityAt(text: string, tokens: Token[], at: number): QuantityTerm | undefined {
  const [first, second] = [tokens[at] as Token, tokens[at + 1]];
  if (!mayBegin.test(first.surface)) return undefined;
  const found = quantitiesAt(text, first.start);
  const end = Math.max(0, ...found.map((one) => one.end));
  if (end === 0) return undefined;
  const meant = found.filter((one) => one.end === end);
  const after = tokens.findIndex(({ start }, i) => i > at && start >= end);
  const length = (after < 0 ? tokens.length : after) - at;
  const itself =
    length === 1 && !first.script && second?.start !== first.end ? [variant(termOf(first.surface))] : [];
  const typed = text.slice(first.start, end);
  const variants = meant.flatMap((one) => [variant(one.term), ...(one.unit ? [] : [inOtherLanguage(one)])]);
  const term = queryTerm(typed, [...variants, ...itself], { names: otherWords(typed, meant) });
  return { term, length };
}

const variant = (term: string, weight = 1): TermVariant => ({ terms: [term], weight });

/** Who types billions wants the English story first, but 47億 answers too: more than half of what is asked for. */
const otherLanguageWeight = 0.55;

function inOtherLanguage({ term, value }: Pick<Quantity, "term" | "value">): TermVariant {
  const chinese = chineseAmount(value);
  return variant(term === chinese ? String(value) : chinese, otherLanguageWeight);
}

/** A number in digits alone, as Chinese writes it if it is large: 240,000 is 24萬. */
export const inChinese = (digits: string): TermVariant[] =>
  /^[1-9]\d{4,14}$/.test(digits) ? [inOtherLanguage({ term: digits, value: Number(digits) })] : [];

/** How else people write it, without what differs from what was typed only in spaces or hyphens. */
function otherWords(typed: string, meant: Quantity[]): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[\s,-]/g, "");
  return [...new Set(meant.flatMap(wordsFor))].filter((words) => plain(words) !== plain(typed));
}

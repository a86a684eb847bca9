import { fold } from "../../text/fold.ts";
import { numberAfterCurrency } from "../../text/quantities/currencies.ts";
import {
  chineseAmount,
  chineseSum,
  plainSum,
  type Quantity,
  quantitiesAt,
  wordsFor,
} from "../../text/quantities/quantity.ts";
import { termOf } from "../../text/terms.ts";
import type { Token } from "../../text/tokenize.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "../query-term.ts";

/** A quantity in a query, as a term, and the number of tokens it takes. */
type QuantityTerm = { term: QueryTerm; length: number };

const mayBegin = /^[\d零〇一二三四五六七八九两十百千]/;

/**
 * The quantity that begins with a token of a text, or with the currency before it. Where its sign has two meanings
 * (100m), either is meant. An amount of a currency is also looked up without it, at less.
 */
export function quantityAt(text: string, tokens: Token[], at: number): QuantityTerm | undefined {
  const [first, second] = [tokens[at] as Token, tokens[at + 1]];
  const start = numberAfterCurrency(text, first.start);
  if (!mayBegin.test(fold(text.slice(start, start + 1)))) return undefined;
  const found = quantitiesAt(text, start);
  const end = Math.max(0, ...found.map((one) => one.end));
  if (end === 0) return undefined;
  const after = tokens.findIndex(({ start }, i) => i > at && start >= end);
  const length = (after < 0 ? tokens.length : after) - at;
  // Before a sign that makes no word of it the number alone is another: 3-0 is not 3%.
  const isWord = length === 1 && !first.script && second?.start !== first.end && first.end >= end;
  const typed = text.slice(first.start, end);
  const { meant, variants } = meantBy(found, end);
  const itself = isWord ? [variant(termOf(first.surface))] : [];
  return { term: queryTerm(typed, [...variants, ...itself], { names: otherWords(typed, meant) }), length };
}

/** What ends last of the quantities found; of a currency's also the plain amount, which may end sooner. */
function meantBy(found: Quantity[], end: number): { meant: Quantity[]; variants: TermVariant[] } {
  const longest = found.filter((one) => one.end === end);
  const paid = longest.filter(({ unit }) => unit?.isCurrency);
  const meant = paid.length > 0 ? paid : longest;
  const unpaid = (paid.length > 0 ? found : longest).filter(({ unit }) => !unit);
  const plain = unpaid.flatMap((one) => [variant(one.term), inOtherLanguage(one)]);
  const variants = [
    ...meant.flatMap((one) => (one.unit ? [variant(one.term), ...inOtherWriting(one)] : [])),
    ...(paid.length > 0 ? plain.map(withoutCurrency) : plain),
  ];
  return { meant, variants };
}

const variant = (term: string, weight = 1): TermVariant => ({ terms: [term], weight });

/** Who types billions wants the English story first, but 47億 answers too: more than half of what is asked for. */
const otherLanguageWeight = 0.55;

function inOtherLanguage({ term, value }: Pick<Quantity, "term" | "value">): TermVariant {
  const chinese = chineseAmount(value);
  return variant(term === chinese ? String(value) : chinese, otherLanguageWeight);
}

/** A story that tells an amount in another language, or in no or another currency, has not all that was asked. */
const lesserWeight = 0.5;

const withoutCurrency = (one: TermVariant): TermVariant => ({
  ...one,
  weight: one.weight * lesserWeight,
  covers: otherLanguageWeight,
});

/** The same amount of the same currency, written in the other language. */
function inOtherWriting({ term, value, unit }: Quantity): TermVariant[] {
  if (!unit?.isCurrency) return [];
  const [plain, chinese] = [plainSum(unit, value), chineseSum(unit, value)];
  return [{ ...variant(term === plain ? chinese : plain, lesserWeight), covers: translatedCovers }];
}

const translatedCovers = 0.8;

/** A number in digits alone, as Chinese writes it if it is large: 240,000 is 24萬. */
export const inChinese = (digits: string): TermVariant[] =>
  /^[1-9]\d{4,14}$/.test(digits) ? [inOtherLanguage({ term: digits, value: Number(digits) })] : [];

/** How else people write it, without what differs from what was typed only in spaces or hyphens. */
function otherWords(typed: string, meant: Quantity[]): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/[\s,-]/g, "");
  return [...new Set(meant.flatMap(wordsFor))].filter((words) => plain(words) !== plain(typed));
}

import { currencies } from "../../text/quantities/currencies.ts";
import { nameTerms } from "../../text/terms.ts";
import { variantsOf } from "../clause-variants.ts";
import { type QueryTerm, queryTerm, type TermVariant } from "../query-term.ts";
import type { Vocabulary } from "../vocabulary.ts";

/** A name of a currency in a query, as a term, and the number of tokens it takes. */
type CurrencyTerm = { term: QueryTerm; length: number };

type CurrencyName = { name: string; terms: string[]; code: string; variants: TermVariant[] };

/** Less than for the name that was typed. */
const otherNameWeight = 0.9;

let known: Map<string, CurrencyName[]> | undefined;

/** All names by their first terms, the longest first; made when first needed. */
function namesByFirst(): Map<string, CurrencyName[]> {
  if (known) return known;
  const all = currencies.flatMap(({ code, names }) =>
    names.map((name): CurrencyName => {
      const terms = nameTerms(name).map((term) => term.toLowerCase());
      return { name, terms, code, variants: variantsOf({ text: name, phrase: true }) };
    }),
  );
  known = Map.groupBy(
    all.toSorted((a, b) => b.terms.length - a.terms.length),
    ({ terms }) => terms[0] as string,
  );
  return known;
}

/**
 * The currency that the terms of a query name at a place, with its other names: unless the query is stored, those that
 * articles have. Undefined if there are none.
 */
export function currencyAt(
  terms: string[],
  at: number,
  { vocabulary, guess }: { vocabulary: Vocabulary; guess: boolean },
): CurrencyTerm | undefined {
  const found = namesByFirst()
    .get((terms[at] as string).toLowerCase())
    ?.find((one) => one.terms.every((term, i) => terms[at + i]?.toLowerCase() === term));
  if (!found) return undefined;
  const isKnown = (one: CurrencyName) =>
    one.variants.some((variant) => variant.terms.every((term) => vocabulary.documents(term) > 0));
  const others = [...namesByFirst().values()]
    .flat()
    .filter((one) => one.code === found.code && one !== found && (!guess || isKnown(one)));
  if (others.length === 0) return undefined;
  const also = others.flatMap(({ variants }) =>
    variants.map((one) => ({ ...one, weight: one.weight * otherNameWeight })),
  );
  const term = queryTerm(found.name, [...found.variants, ...also], { names: others.map(({ name }) => name) });
  return { term, length: found.terms.length };
}

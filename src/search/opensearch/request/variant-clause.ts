import type { SequencePlace, TermVariant, WordSequence } from "../../query/query-term.ts";
import { termOf } from "../../text/terms.ts";

/** A query in the engine's language. */
export type EngineQuery = Record<string, unknown>;

/** Articles that have a term. */
const hasTerm = (field: "terms" | "title", term: string): EngineQuery => ({ term: { [field]: term } });

/** Articles that have a variant: all of its terms, in the headline if that is asked, and its sequence. */
export function variantClause({ terms, inTitle, sequence, published, startsWith }: TermVariant): EngineQuery {
  if (published) return { range: { time: { gte: published.from, lt: published.to } } };
  const field = inTitle ? "title" : "terms";
  const conditions = startsWith
    ? [{ prefix: { [field]: { value: startsWith } } }]
    : terms.map((term) => hasTerm(field, term));
  if (sequence) conditions.push(sequenceClause(sequence, inTitle === true));
  const [only, another] = conditions;
  return only && !another ? only : { bool: { filter: conditions } };
}

/**
 * Articles with the words of a sequence in their order. The engine has the terms of words, so one that must stand
 * as written may be found in another form: what is read again leaves those out.
 */
function sequenceClause({ places }: WordSequence, inTitle: boolean): EngineQuery {
  const fields = inTitle ? ["title"] : ["title", "text"];
  return { bool: { should: fields.map((field) => inOrder(places, field)), minimum_should_match: 1 } };
}

function inOrder(places: SequencePlace[], field: string): EngineQuery {
  const [only, ...others] = places.map((place) => placeClause(place, field));
  if (only && others.length === 0) return only;
  return { span_near: { clauses: [only, ...others], slop: 0, in_order: true } };
}

/** So many pairs begin with one character at most, in what the engine takes. */
const maxPairs = 500;

function placeClause({ forms, byTerm, startsWith }: SequencePlace, field: string): EngineQuery {
  if (startsWith !== undefined) {
    const prefix = { [field]: { value: startsWith, rewrite: `top_terms_boost_${maxPairs}` } };
    return { span_multi: { match: { prefix } } };
  }
  const terms = new Set(byTerm ? forms : forms.map(termOf));
  const clauses = Array.from(terms, (term) => ({ span_term: { [field]: term } }));
  const [only, another] = clauses;
  return only && !another ? only : { span_or: { clauses } };
}

import { resolveName } from "../text/closest-name.ts";
import { filterKey } from "../text/fields.ts";
import { filterTerm } from "../text/terms.ts";
import type { FieldFilter, Query } from "./query.ts";
import type { Vocabulary } from "./vocabulary.ts";

type ResolvedFilters = Record<"required" | "forbidden" | "unknown", string[]> &
  Pick<Query, "groups" | "filters">;

/**
 * Filters as terms that an article must or must not have, those that apply with the values that are meant,
 * those with unknown values, and the query's `groups` without the words that belong to a value. With `literal`, unknown values apply as typed.
 */
export function resolveFilters(query: Query, vocabulary: Vocabulary, literal: boolean): ResolvedFilters {
  const filters: Omit<ResolvedFilters, "groups"> = { required: [], forbidden: [], unknown: [], filters: [] };
  let { groups } = query;
  for (const filter of query.filters) {
    const { field, value, negated } = filter;
    const typed = filterKey(value);
    // Languages are taken literally; other values may be misspelt or unfinished.
    const isKnown = field === "lang" || vocabulary.documents(filterTerm(field, typed)) > 0;
    const meant = isKnown ? typed : resolveName(value, valuesOf(field, vocabulary));
    const key = meant ?? (literal ? typed : undefined);
    if (key === undefined) {
      filters.unknown.push(`${negated ? "-" : ""}${field}:${value}`);
      continue;
    }
    filters.filters.push({ ...filter, value: key === typed ? value : key });
    groups = withoutWordsOf(key, filter, groups);
    (negated ? filters.forbidden : filters.required).push(filterTerm(field, key));
  }
  return { ...filters, groups };
}

/** The values of a field in the index, folded. */
export function valuesOf(field: string, vocabulary: Vocabulary): string[] {
  const prefix = filterTerm(field, "");
  return vocabulary.completions(prefix).map(({ word }) => word.slice(prefix.length));
}

/** `source:taipei times` without quotes: the words after the value that belong to the name. */
function withoutWordsOf(key: string, { value }: FieldFilter, groups: Query["groups"]): Query["groups"] {
  const left = [...groups];
  for (const word of key.split(" ").slice(filterKey(value).split(" ").length)) {
    const at = left.findIndex(
      ([clause, other]) => clause && !other && !clause.phrase && filterKey(clause.text) === word,
    );
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

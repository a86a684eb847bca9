import type { IndexView } from "../index/segment-store.ts";
import { resolveName } from "../text/closest-name.ts";
import { filterKey } from "../text/fields.ts";
import { filterTerm } from "../text/terms.ts";
import type { FieldFilter, Query } from "./query.ts";
import { Vocabulary } from "./vocabulary.ts";

/** Filters as terms that a document must or must not have one of, and those that name nothing known. */
export type Filters = { required: string[]; forbidden: string[]; unknown: string[] };

/** Finds what the values of filters mean in this archive; `rest` is the query without what they took. */
export function resolveFilters(query: Query, view: IndexView): Filters & { rest: Query } {
  const filters: Filters = { required: [], forbidden: [], unknown: [] };
  let rest = query;
  for (const filter of query.filters) {
    const key = meaning(filter, view);
    if (key === undefined) {
      filters.unknown.push(`${filter.negated ? "-" : ""}${filter.field}:${filter.value}`);
      continue;
    }
    rest = withoutWordsOf(key, filter, rest);
    const term = filterTerm(filter.field, key);
    if (filter.negated) filters.forbidden.push(term);
    else filters.required.push(term);
  }
  return { ...filters, rest };
}

/** A language is taken as it is; other values may be misspelt or only begun. */
function meaning({ field, value }: FieldFilter, view: IndexView): string | undefined {
  return field === "lang" ? filterKey(value) : resolveName(value, namesOf(field, view));
}

/** The values of a field in the archive, folded. */
export function namesOf(field: string, view: IndexView): string[] {
  const prefix = filterTerm(field, "");
  return new Vocabulary(view).completions(prefix).map(({ word }) => word.slice(prefix.length));
}

/** `source:taipei times` without quotes: the words after the value that belong to the name. */
function withoutWordsOf(key: string, { value }: FieldFilter, query: Query): Query {
  const typed = filterKey(value).split(" ").length;
  const expected = key.split(" ").slice(typed);
  const groups = [...query.groups];
  for (const word of expected) {
    const at = groups.findIndex(
      ([clause, other]) => clause && !other && !clause.phrase && filterKey(clause.text) === word,
    );
    if (at >= 0) groups.splice(at, 1);
  }
  return { ...query, groups };
}

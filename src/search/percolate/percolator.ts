import { type Article, newsTime } from "../../article/article.ts";
import { nameAt, namesOf } from "../query/name-terms.ts";
import { alternativeOf } from "../query/plan.ts";
import type { Clause, FieldFilter, Query } from "../query/query.ts";
import type { TermVariant } from "../query/query-term.ts";
import type { SearchIndex } from "../search-index.ts";
import { resolveName } from "../text/closest-name.ts";
import { filterKey, searchedTexts } from "../text/fields.ts";
import { stopWords } from "../text/stop-words.ts";
import { termOf, tokenizeQuery } from "../text/terms.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { phraseTest } from "./phrase-test.ts";

// The other way round than the index: many queries wait for one article. What counts as a match is
// what the index finds for each group of the query by itself; here an article must have them all,
// and nothing is guessed: a standing order is not misspelt twice.

/** One way to have what is asked for: all the terms, and the words as typed where `holds` is there. */
type Way = { terms: string[]; holds?: (article: Article) => boolean };

/** A query made ready to be held against articles. */
export type CompiledQuery = {
  /** An article must have each, in one of its ways. */
  needs: Way[][];
  excluded: Way[];
  filters: FieldFilter[];
  since: number;
  until: number;
};

/** An article made ready to be held against queries: the terms that it has. */
export type PreparedArticle = { article: Article; terms: ReadonlySet<string> };

/** Stands for all terms that begin with a character of a script without spaces. */
const startingWith = (character: string): string => `\u0001${character}`;

/** What an index knows of names: a query for one asks for all that mean the same. */
type NameMatcher = Pick<SearchIndex, "aliases" | "vocabulary">;

/** Reads the names of a query as a search in the index would, as it is now. */
export function compileQuery(query: Query, index: NameMatcher): CompiledQuery {
  const plain = query.groups.filter(isPlain).map(([clause]) => clause?.text);
  const special = query.groups
    .filter((group) => !isPlain(group))
    .map((group) => group.flatMap((clause) => wayOf(alternativeOf(clause))));
  const needs = [...wordNeeds(tokenizeQuery(plain.join(" ")), index), ...special];
  const askable = needs.filter((ways) => ways.length > 0);
  return {
    // Something was asked, but nothing that can be looked up: no article has it.
    needs: query.groups.length > 0 && askable.length === 0 ? [[]] : askable,
    excluded: query.excluded.flatMap((clause) => wayOf(alternativeOf(clause))),
    filters: query.filters,
    since: query.since ?? Number.NEGATIVE_INFINITY,
    until: query.until ?? Number.POSITIVE_INFINITY,
  };
}

export function readArticle(article: Article): PreparedArticle {
  const terms = new Set<string>();
  for (const { text } of searchedTexts(article)) {
    for (const { surface, script } of tokenize(text)) {
      terms.add(termOf(surface));
      if (script) terms.add(startingWith(String.fromCodePoint(surface.codePointAt(0) as number)));
    }
  }
  return { article, terms };
}

/** Whether an article meets every condition of a query. */
export function matches(
  { needs, excluded, filters, since, until }: CompiledQuery,
  read: PreparedArticle,
): boolean {
  const time = newsTime(read.article);
  return (
    time >= since &&
    time < until &&
    needs.every((ways) => ways.some((way) => has(read, way))) &&
    !excluded.some((way) => has(read, way)) &&
    filters.every((filter) => passes(filter, read.article))
  );
}

const has = ({ article, terms }: PreparedArticle, way: Way): boolean =>
  way.terms.every((term) => terms.has(term)) && (way.holds?.(article) ?? true);

const isPlain = (group: Clause[]): boolean => group.length === 1 && !group[0]?.phrase && !group[0]?.field;

function wayOf(alternative: TermVariant | undefined): Way[] {
  if (!alternative) return [];
  const { terms, exact } = alternative;
  return [{ terms, ...(exact && { holds: phraseTest(exact) }) }];
}

/** Names first, the longest that stands at a place; then each word, function words only where there is nothing else. */
function wordNeeds(tokens: Token[], { aliases, vocabulary }: NameMatcher): Way[][] {
  const terms = tokens.map(({ surface }) => termOf(surface));
  const needs: { ways: Way[]; weak: boolean }[] = [];
  for (let at = 0; at < tokens.length; ) {
    const name = nameAt(tokens, terms, at, vocabulary, aliases);
    const own = terms.slice(at, at + (name?.length ?? 1));
    needs.push(
      name ? { ways: [{ terms: own }, ...namesOf(name, vocabulary)], weak: false } : wordNeed(tokens, at),
    );
    at += own.length;
  }
  const strong = needs.filter(({ weak }) => !weak);
  return (strong.length > 0 ? strong : needs).map(({ ways }) => ways);
}

function wordNeed(tokens: Token[], at: number): { ways: Way[]; weak: boolean } {
  const { surface, script } = tokens[at] as Token;
  if (script && [...surface].length === 1) return { ways: [{ terms: [startingWith(surface)] }], weak: false };
  const itself = { terms: [termOf(surface)] };
  if (!stopWords.has(surface)) return { ways: [itself], weak: false };
  const meansName = surface === "us" || tokens[at - 1]?.surface === "the";
  return meansName
    ? { ways: [{ terms: [surface.toUpperCase()] }, itself], weak: false }
    : { ways: [itself], weak: true };
}

function passes({ field, value, negated }: FieldFilter, article: Article): boolean {
  const named =
    field === "lang"
      ? [article.language, article.language.split("-")[0] as string].some(
          (tag) => filterKey(tag) === filterKey(value),
        )
      : valuesOf(field, article).some((name) => means(value, name));
  return named !== negated;
}

function valuesOf(field: "source" | "section" | "tag", { source, section, tags }: Article): string[] {
  if (field === "tag") return tags;
  return field === "source" ? [source] : section ? [section] : [];
}

/** Resolving a name is slow, and the same few come again with every article. */
const meanings = new Map<string, boolean>();
const mostMeanings = 20_000;

function means(value: string, name: string): boolean {
  const key = `${value}\n${name}`;
  const known = meanings.get(key);
  if (known !== undefined) return known;
  const meant = resolveName(value, [name]) !== undefined;
  if (meanings.size >= mostMeanings) meanings.clear();
  meanings.set(key, meant);
  return meant;
}

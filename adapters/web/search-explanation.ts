import type { SearchPage } from "../../src/search/present/search-page.ts";
import type { Clause, Query } from "../../src/search/query/query.ts";
import { visibleLine } from "../../src/text/visible-text.ts";

/** How a search was read and what it found. */
export type SearchExplanation = {
  facts: [name: string, values: string[]][];
  hits: { score: number; title: string; source: string }[];
  total: number;
  tookMs: number;
};

/** A query and its results as a list of facts, without those that do not apply. */
export function explained(query: Query, page: SearchPage): SearchExplanation {
  const { corrections, translations, aliases, unread, suggestion } = page.report;
  const day = (time: number | undefined) => (time === undefined ? [] : [new Date(time).toISOString()]);
  const aliasLines = aliases.map(({ typed, names }) => `${typed}: ${names.join(", ")}`);
  const correctionLines = corrections.map(({ typed, used }) => `${typed}: ${used.join(", ")}`);
  const translationLines = translations.map(({ typed, used }) => `${typed}: ${used.join(", ")}`);
  const facts: SearchExplanation["facts"] = [
    ["Words", query.groups.map((group) => group.map(clause).join(" or "))],
    ["Not", query.excluded.map(clause)],
    ["Filters", query.filters.map((one) => `${one.negated ? "not " : ""}${one.field}: ${one.value}`)],
    ["From", day(query.since)],
    ["Until", day(query.until)],
    ["Order", [query.sort === "new" ? "newest first" : "best first"]],
    ["Also searched for, as names that mean the same", aliasLines],
    ["Also searched for, in the other language", translationLines],
    ["Also searched for, as perhaps meant", correctionLines],
    ["Could not be read", unread],
    ["Perhaps meant", suggestion ? [suggestion] : []],
  ];
  const shown = page.hits.length ? page.hits : page.closest;
  return {
    facts: facts
      .filter(([, values]) => values.length)
      .map(([name, values]) => [name, values.map(visibleLine)]),
    hits: shown.map(({ score, title, article }) => ({
      score,
      title: visibleLine(title.text),
      source: visibleLine(article.source),
    })),
    total: page.total,
    tookMs: page.tookMs,
  };
}

const clause = ({ text, phrase, field }: Clause): string =>
  `${field ? `${field}: ` : ""}${phrase ? `“${text}”` : text}`;

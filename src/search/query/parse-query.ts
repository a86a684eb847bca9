import { matchesOf } from "../../text/matches-of.ts";
import { type DateContext, parseDateRange } from "./date-ranges.ts";
import type { Clause, Query, Sort } from "./query.ts";

const sorts = new Map<string, Sort>([
  ...["new", "newest", "最新"].map((name) => [name, "new"] as const),
  ...["best", "相關", "相关"].map((name) => [name, "best"] as const),
]);

/** A longer text without OR was pasted rather than typed: its quotes and dashes are those of prose. */
const maxTypedWords = 16;

/**
 * Reads a query: words, "phrases", -not, OR, and filters such as source: and since:. Never fails:
 * filters that make no sense are in `unread`.
 */
export function parseQuery(text: string, at: DateContext): Query {
  const { normalised, parts, isTyped } = readParts(text);
  const query: Query = { text: normalised, groups: [], excluded: [], filters: [], sort: "best", unread: [] };
  let either = false;
  let negated = false;
  for (const [i, part] of parts.entries()) {
    if (isOr(part)) {
      either = joins(parts, i);
      continue;
    }
    if (isTyped && isNot(parts, i)) {
      negated = true;
      continue;
    }
    const clause = clauseOf(part, at);
    if (!clause) {
      if (!takeFilter(query, part, at)) query.unread.push(part.typed);
    } else if (part.negated || negated) query.excluded.push(clause);
    else if (either) query.groups.at(-1)?.push(clause);
    else query.groups.push([clause]);
    either = negated = false;
  }
  return query;
}

/** In prose, quotes and dashes have no meaning. */
function readParts(text: string): { normalised: string; parts: QueryToken[]; isTyped: boolean } {
  const normalised = normalise(text);
  const typed = partsOf(normalised);
  if (!isProse(typed)) return { normalised, parts: typed, isTyped: true };
  const plain = partsOf(normalised.replaceAll('"', " "));
  const parts = plain.map((part) => (part.field ? part : { ...part, negated: false, exact: false }));
  return { normalised, parts, isTyped: false };
}

function isProse(parts: QueryToken[]): boolean {
  const plain = parts.filter((part) => !part.field && !isOr(part) && part.text !== "");
  const words = plain.flatMap(({ text }) => text.split(" "));
  return words.length > maxTypedWords && !parts.some((_, i) => joins(parts, i));
}

const isOr = ({ text, quoted, field, negated }: QueryToken): boolean =>
  text === "OR" && !quoted && !field && !negated;

/** Whether it is an OR between two clauses. */
const joins = (parts: QueryToken[], i: number): boolean =>
  isOr(parts[i] as QueryToken) && isClause(parts[i - 1]) && isClause(parts[i + 1]);

/** Whether it is a NOT between two clauses. */
const isNot = (parts: QueryToken[], i: number): boolean => {
  const { text, quoted, exact, field, negated } = parts[i] as QueryToken;
  return (
    text === "NOT" &&
    !quoted &&
    !exact &&
    !field &&
    !negated &&
    isClause(parts[i - 1]) &&
    isClause(parts[i + 1])
  );
};

const isClause = (part: QueryToken | undefined): boolean =>
  part !== undefined && !part.negated && !isOr(part) && clauseOf(part) !== undefined;

function clauseOf({ field, text, quoted, exact }: QueryToken, at?: DateContext): Clause | undefined {
  if (text === "" || (field && field !== "title")) return undefined;
  const isDate = !field && !quoted && !exact && /^\d{4}[-/年]\d/.test(text);
  const dates = at && isDate ? parseDateRange(text, at) : undefined;
  return {
    text,
    phrase: quoted || exact,
    ...(exact && { exact }),
    ...(field && { field }),
    ...(dates && { dates }),
  };
}

/** Whether a filter could be read. Sort and dates cannot be negated. */
function takeFilter(query: Query, { field, text, negated }: QueryToken, at: DateContext): boolean {
  if (field === "sort") {
    const sort = negated ? undefined : sorts.get(text.toLowerCase());
    query.sort = sort ?? query.sort;
    return sort !== undefined;
  }
  if (field === "since" || field === "until") {
    const range = negated ? undefined : parseDateRange(text, at);
    if (range) query[field] = field === "since" ? range.from : range.to;
    return range !== undefined;
  }
  if (!field || field === "title" || text === "") return false;
  if (field === "lang" && !languageTag.test(text)) return false;
  query.filters.push({ field, value: text, negated });
  return true;
}

const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;

/** A piece of a query: a field, if it names one, and a text, which may be quoted. */
type QueryToken = {
  typed: string;
  negated: boolean;
  field?: FieldName;
  text: string;
  quoted: boolean;
  exact: boolean;
};

/** The names by which a field may be typed. */
const namesOf = {
  title: "title intitle 標題 标题",
  source: "source site 來源 来源",
  section: "section 版面 欄目 栏目",
  tag: "tag 標籤 标签",
  since: "since after from 自",
  until: "until before to 至",
  lang: "lang language 語言 语言",
  sort: "sort 排序",
};

type FieldName = keyof typeof namesOf;

const fieldsByName = new Map(
  Object.entries(namesOf).flatMap(([field, names]) =>
    names.split(" ").map((name) => [name, field as FieldName] as const),
  ),
);

/** The rest of a longer query is ignored. */
const maxQueryChars = 4_000;

/** Replaces characters from phones and Chinese keyboards by plain ones. */
function normalise(text: string): string {
  return text
    .slice(0, maxQueryChars)
    .toWellFormed()
    .replace(/[“”„‟«»「」『』〝〞〟＂]/g, '"')
    .replace(/""([^"]+)""/g, '="$1"')
    .replace(/：/g, ":")
    .replace(/\s+/g, " ")
    .trim();
}

const allNames = [...fieldsByName.keys()].join("|");

/** A date may be two words without quotes: since:last week. */
const dateNames = `${namesOf.since} ${namesOf.until}`.replaceAll(" ", "|");
const looseDate = `(?<=(?:${dateNames}):)(?:this|last) (?:week|month|year)(?!\\S)`;

/** Optional minus, optional name of a field, optional = for exactly this, then a quoted or plain text. */
const partPattern = new RegExp(
  `([-－–—−]*)(?:(${allNames}):)?(=?)(?:"([^"]*)(?:"|$)|(${looseDate}|[^\\s"]+))?`,
  "giu",
);

const partsOf = (normalised: string): QueryToken[] =>
  [...matchesOf(normalised, partPattern)].map(partOf).filter((part) => part !== undefined);

function partOf([, minus = "", name, equals, quoted, plain = ""]: RegExpExecArray): QueryToken | undefined {
  const text = quoted?.trim() ?? plain;
  if (name === undefined && text === "") return undefined;
  const written = quoted === undefined ? text : `"${text}"`;
  const exact = equals === "=";
  const typed = `${minus && "-"}${name === undefined ? "" : `${name}:`}${exact ? "=" : ""}${written}`;
  const field = fieldsByName.get(name?.toLowerCase() ?? "");
  return { typed, negated: minus !== "", field, text, quoted: quoted !== undefined, exact };
}

import { FeedError } from "../feed-error.ts";

/**
 * What an operator says of a feed: which entries it brings, by queries as in a search, and the source and
 * the section that its articles are given.
 */
export type FeedRule = { kind: "keep" | "block" | "name" | "section"; text: string };

/** What of pages is their article, or is not, as a CSS selector. */
export type SelectorRule = { kind: "take" | "drop"; text: string };

/** Such a rule of one site. */
export type PageRule = SelectorRule & { host: string };

export type RuleKind = FeedRule["kind"] | PageRule["kind"];

export const ruleKinds = ["keep", "block", "name", "section", "take", "drop"] as const;

export const isOfPages = (kind: RuleKind): kind is PageRule["kind"] => kind === "take" || kind === "drop";
export const isSelector = (rule: FeedRule | SelectorRule): rule is SelectorRule => isOfPages(rule.kind);

/** Of one feed, or of one site's pages. */
const maxRules = 20;
/** A query as long as that of a follow; a name as long as a line. */
const maxChars = { keep: 300, block: 300, name: 100, section: 100, take: 300, drop: 300 };

/** The text of a rule in one line. @throws FeedError if it is empty or too long */
export function ruleText(kind: RuleKind, written: string): string {
  const line = written.replace(/\s+/g, " ").trim();
  // A phone types other quotes than CSS has.
  const text = isOfPages(kind) ? line.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'") : line;
  if (!text) throw new FeedError("rule_empty");
  if (text.length > maxChars[kind]) throw new FeedError("rule_too_long", { most: maxChars[kind] });
  return text;
}

const isSame = (one: { kind: RuleKind; text: string }, other: { kind: RuleKind; text: string }): boolean =>
  one.kind === other.kind && one.text === other.text;

/** A feed has one name and one section. */
export const isOnly = (kind: RuleKind): boolean => kind === "name" || kind === "section";

/** The rules with one more. @throws FeedError */
export function withRule<Rule extends FeedRule | PageRule>(rules: Rule[], rule: Rule): Rule[] {
  if (rules.some((one) => isSame(one, rule))) throw new FeedError("rule_known", { text: rule.text });
  const others = isOnly(rule.kind) ? rules.filter(({ kind }) => kind !== rule.kind) : rules;
  if (others.length >= maxRules) throw new FeedError("too_many_rules", { most: maxRules });
  return [...others, rule];
}

export const withoutRule = <Rule extends FeedRule | PageRule>(rules: Rule[], rule: Rule): Rule[] =>
  rules.filter((one) => !isSame(one, rule));

/** The rules that give a feed a name and a section. */
export const givenNames = ({ title, section }: { title?: string; section?: string }): FeedRule[] => [
  ...(title ? [{ kind: "name" as const, text: title.slice(0, maxChars.name).toWellFormed() }] : []),
  ...(section ? [{ kind: "section" as const, text: section.slice(0, maxChars.section).toWellFormed() }] : []),
];

/** The texts of a feed's rules of one kind. */
export const textsOf = (rules: FeedRule[], kind: FeedRule["kind"]): string[] =>
  rules.filter((rule) => rule.kind === kind).map(({ text }) => text);

/** The site of a page: its host, of which "www." tells nothing. */
export const siteOf = (url: string): string => (URL.parse(url)?.host ?? "").replace(/^www\./, "");

import { visibleLine, visibleText } from "../../../text/visible-text.ts";
import type { EntryCount, EntryPreview, PagePreview, RulePreview, StandingRule } from "./rule-desk.ts";

const noRules = "No rules yet. To set one: newsdesk feeds block 1 title:horoscope";
const maxPageChars = 800;

/** Rules as a numbered list, as `feeds remove-rule` takes them. */
export const describeRules = (rules: StandingRule[]): string =>
  rules.length > 0
    ? rules.map((rule, index) => `${`${index + 1}`.padStart(2)}  ${ruleLine(rule)}`).join("\n")
    : noRules;

/** What a rule is of, and what it says, in a line. */
export const ruleLine = (rule: StandingRule): string =>
  visibleLine(`${"host" in rule ? rule.host : rule.feed.name}: ${rule.kind} ${rule.text}`);

/** What would come with a rule. */
export function describePreview({ rule, entries, page }: RulePreview): string {
  return [ruleLine(rule), ...(page ? linesOfPage(page) : linesOfEntries(entries))].join("\n");
}

function linesOfEntries({ comes, staysOut }: EntryPreview): string[] {
  const total = comes.count + staysOut.count;
  return [
    `Of the ${total} entries that it has now, ${comes.count} would come${comes.count ? ":" : "."}`,
    ...examplesOf(comes),
    `${staysOut.count} would stay out${staysOut.count ? ":" : "."}`,
    ...examplesOf(staysOut),
  ];
}

const examplesOf = ({ count, examples }: EntryCount): string[] => [
  ...examples.map(
    ({ title, source, section }) =>
      `  ${visibleLine(`${title} (${[source, section].filter(Boolean).join(", ")})`)}`,
  ),
  ...(count > examples.length ? [`  and ${count - examples.length} more`] : []),
];

const linesOfPage = ({ url, before, after }: PagePreview): string[] => [
  `${url} would give ${after.length} characters of text, and gives ${before.length} without it:`,
  "",
  visibleText(after.length > maxPageChars ? `${after.slice(0, maxPageChars).toWellFormed()}…` : after),
  "",
];

import type { PageSelectors } from "../../draft.ts";
import type { PageRule } from "./rule.ts";

/** What is taken of sites' pages. Every implementation passes test/contract/page-rules.ts. */
export interface PageRuleStore {
  /** Sorted by host, kind and text. */
  list(): Promise<PageRule[]>;
  of(host: string): Promise<PageRule[]>;
  /** A rule that is there already stays. */
  add(rule: PageRule): Promise<void>;
  remove(rule: PageRule): Promise<void>;
}

/** The selectors of a site's rules; undefined without any. */
export function selectorsOf(rules: PageRule[]): PageSelectors | undefined {
  const ofKind = (kind: PageRule["kind"]) =>
    rules.filter((rule) => rule.kind === kind).map(({ text }) => text);
  return rules.length > 0 ? { take: ofKind("take"), drop: ofKind("drop") } : undefined;
}

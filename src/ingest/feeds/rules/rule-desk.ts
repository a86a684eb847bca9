import type { FeedRule, PageRule, RuleKind } from "./rule.ts";

/** A rule as it is asked for: of a feed, by its number, address or title, or of pages, by the address of one. */
export type RuleWish = { kind: RuleKind; of: string; text: string };

/** A rule that is set. */
export type StandingRule = (FeedRule & { feed: { name: string; url: string } }) | PageRule;

type EntrySample = { title: string; source: string; section?: string };

/** How many entries there are, and the first ones. */
export type EntryCount = { count: number; examples: EntrySample[] };

/** What would come of the entries that a feed has now. */
export type EntryPreview = { comes: EntryCount; staysOut: EntryCount };

/** The text that a page would give, and what it gives without the rule. */
export type PagePreview = { url: string; before: string; after: string };

/** What would come with a rule, beside those that are set. */
export type RulePreview = {
  /** The rule as it would be set: `of` is the feed's address, or that of the page that was tried. */
  wish: RuleWish;
  rule: StandingRule;
} & ({ entries: EntryPreview; page?: undefined } | { page: PagePreview; entries?: undefined });

/** Setting and removing rules of what feeds bring, for operators. */
export interface RuleDesk {
  /** The rules of feeds in the order of their list, then those of pages by host. */
  list(): Promise<StandingRule[]>;
  /** Reads the feed, or a page of its site, as the rule would have it; nothing is set. @throws FeedError */
  try(wish: RuleWish): Promise<RulePreview>;
  /** Sets a rule. The next check of its feed reads all entries again. @throws FeedError */
  set(wish: RuleWish): Promise<StandingRule>;
  /**
   * Removes a rule by its number in the list, from 1, or as it was asked for. What it kept out and the feed
   * still has comes with the next check. @throws FeedError
   */
  remove(which: number | RuleWish): Promise<StandingRule>;
}

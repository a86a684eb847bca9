import { STATUS_CODES } from "node:http";
import type { ArticleDraft } from "../../../article/article.ts";
import { codeLine } from "../../../article/coded-error.ts";
import { UnreadableError } from "../../draft.ts";
import { FetchError } from "../../fetch/fetch-error.ts";
import type { Robots } from "../../fetch/robots.ts";
import { type Feed, feedName } from "../feed.ts";
import { doorHeaders, type FeedDoor } from "../feed-door.ts";
import type { FeedDoors } from "../feed-doors.ts";
import { FeedError } from "../feed-error.ts";
import { type FeedClient, fetchFeed } from "../poll/fetch-feed.ts";
import { identify } from "../poll/identify.ts";
import { type PageRuleStore, selectorsOf } from "./page-rules.ts";
import { type FeedRule, type PageRule, type SelectorRule, siteOf, withRule } from "./rule.ts";
import type { EntryCount, PagePreview } from "./rule-desk.ts";
import { type EntryQueries, sortEntries } from "./sort-entries.ts";

export type RuleTrialDeps = {
  client: FeedClient;
  doors: Pick<FeedDoors, "open">;
  robots: Pick<Robots, "mayFetch">;
  queries: EntryQueries;
  pageRules: PageRuleStore;
};

const maxExamples = 3;
const maxPageBytes = 10_000_000;

/** What comes of the entries that a feed has now, and what stays out, if it has one more rule. @throws FeedError */
export async function tryOnEntries(
  feed: Feed,
  rule: FeedRule,
  { client, doors, queries }: RuleTrialDeps,
): Promise<{ comes: EntryCount; staysOut: EntryCount }> {
  const rules = withRule(feed.rules, rule);
  const { drafts, title } = await entriesOf(feed, await doors.open(feed), client);
  const { taken, keptOut } = await sortEntries(drafts, { ...feed, rules, title }, queries, client.now());
  return { comes: countOf(taken), staysOut: countOf(keptOut) };
}

const countOf = (drafts: ArticleDraft[]): EntryCount => ({
  count: drafts.length,
  examples: drafts.slice(0, maxExamples).map(({ title, source, section }) => ({ title, source, section })),
});

type FeedEntries = { drafts: ArticleDraft[]; title: string };

/** The entries of a feed, read whole, whatever was read before, and its own title. */
async function entriesOf(feed: Feed, door: FeedDoor | undefined, client: FeedClient): Promise<FeedEntries> {
  const unread = { ...feed, etag: undefined, lastModified: undefined };
  const outcome = await fetchFeed(client, unread, { mayDiscover: false, door });
  if (outcome.kind === "read") {
    const { drafts, feed: facts } = outcome.reading;
    return { drafts: await identify(drafts, feed.id, client.now()), title: facts.title };
  }
  const reason =
    outcome.kind === "failed"
      ? outcome.reason
      : outcome.kind === "waits"
        ? codeLine("host_rests", { host: new URL(feed.url).host })
        : "http_gone";
  throw new FeedError("feed_unreadable", { feed: feedName(feed), reason });
}

/** The newest entry's page of a feed. @throws FeedError if its entries have none */
export async function pageOfFeed(feed: Feed, { client, doors }: RuleTrialDeps): Promise<string> {
  const { drafts } = await entriesOf(feed, await doors.open(feed), client);
  const page = drafts.find(({ url }) => url)?.url;
  if (!page) throw new FeedError("no_page_to_try", { feed: feedName(feed) });
  return page;
}

/**
 * The text of a page with the rules of its site, and with one more. The rule is for the site to which the
 * page's address leads. @throws FeedError also if the rule finds nothing there
 */
export async function tryOnPage(
  page: string,
  { kind, text }: SelectorRule,
  door: FeedDoor | undefined,
  { client, robots, pageRules }: RuleTrialDeps,
): Promise<PagePreview> {
  if (!(await robots.mayFetch(page))) throw new FeedError("page_forbidden", { page });
  try {
    const answer = await client.fetcher.get(page, (at) => ({
      accept: "text/html, application/xhtml+xml",
      ...doorHeaders(door, at),
    }));
    const { status, bytes, url, charset } = answer;
    const phrase = STATUS_CODES[status] ?? "unknown";
    if (status !== 200)
      throw new FeedError("page_unreadable", { page, reason: codeLine("http_status", { status, phrase }) });
    if (bytes.length > maxPageBytes) throw new UnreadableError("page_too_large");
    const site = siteOf(url);
    const rules = await pageRules.of(site);
    const read = async (under: PageRule[]) => {
      const origin = { folder: site, url, charset, selectors: selectorsOf(under) };
      const document = { kind: "html" as const, bytes, ...origin };
      const { drafts, selected } = await client.parser.parse(document);
      return { text: drafts[0]?.body ?? "", found: (selected?.taken ?? 0) + (selected?.dropped ?? 0) };
    };
    const before = await read(rules);
    const after = await read(withRule(rules, { kind, text, host: site }));
    if (after.found === before.found && after.text === before.text)
      throw new FeedError("selector_finds_nothing", { selector: text, page: url });
    return { url, before: before.text, after: after.text };
  } catch (error) {
    if (!(error instanceof FetchError || error instanceof UnreadableError)) throw error;
    throw new FeedError("page_unreadable", { page, reason: error.message }, { cause: error });
  }
}

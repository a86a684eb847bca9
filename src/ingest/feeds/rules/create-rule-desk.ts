import { compileSelector } from "../../page/rules/selector.ts";
import { type Feed, type FeedStore, feedName, tellingRules } from "../feed.ts";
import { FeedError } from "../feed-error.ts";
import { feedCalled, findFeed } from "../find-feed.ts";
import {
  type FeedRule,
  isOfPages,
  isSelector,
  ruleText,
  type SelectorRule,
  siteOf,
  withoutRule,
  withRule,
} from "./rule.ts";
import type { RuleDesk, RuleWish, StandingRule } from "./rule-desk.ts";
import { pageOfFeed, type RuleTrialDeps, tryOnEntries, tryOnPage } from "./try-rule.ts";

export function createRuleDesk(deps: RuleTrialDeps & { feeds: FeedStore }): RuleDesk {
  const { feeds, pageRules, queries } = deps;

  const list = async (): Promise<StandingRule[]> => [
    ...(await feeds.list()).flatMap((feed) => tellingRules(feed).map((rule) => ofFeed(feed, rule))),
    ...(await pageRules.list()),
  ];

  /** The rule that a wish means, if it can be kept. */
  const ruleOf = async ({ kind, text: written }: RuleWish): Promise<FeedRule | SelectorRule> => {
    const text = ruleText(kind, written);
    if (isOfPages(kind)) {
      compileSelector(text);
      return { kind, text };
    }
    if (kind === "keep" || kind === "block") await queries.check(text);
    return { kind, text };
  };

  const tryPage = async (of: string, rule: SelectorRule) => {
    const feed = await feedCalled(feeds, of);
    const door = feed && (await deps.doors.open(feed));
    const page = await tryOnPage(feed ? await pageOfFeed(feed, deps) : pageAt(of), rule, door, deps);
    return { wish: { ...rule, of: page.url }, rule: { ...rule, host: siteOf(page.url) }, page };
  };

  return {
    list,
    async try(wish) {
      const rule = await ruleOf(wish);
      if (isSelector(rule)) return tryPage(wish.of, rule);
      const feed = await findFeed(feeds, wish.of);
      const entries = await tryOnEntries(feed, rule, deps);
      return { wish: { ...rule, of: feed.url }, rule: ofFeed(feed, rule), entries };
    },
    async set(wish) {
      const rule = await ruleOf(wish);
      if (isSelector(rule)) {
        const ofSite = { ...rule, host: siteOf(pageAt(wish.of)) };
        withRule(await pageRules.of(ofSite.host), ofSite);
        await pageRules.add(ofSite);
        return ofSite;
      }
      const feed = await findFeed(feeds, wish.of);
      await feeds.setRules(feed.id, withRule(feed.rules, rule));
      return ofFeed(feed, rule);
    },
    async remove(which) {
      const all = await list();
      const found = typeof which === "number" ? all[which - 1] : all.find((rule) => isMeant(rule, which));
      if (!found)
        throw new FeedError("rule_unknown", { which: typeof which === "number" ? which : which.text });
      if ("host" in found) await pageRules.remove(found);
      else {
        const { feed: of, ...rule } = found;
        const feed = await findFeed(feeds, of.url);
        await feeds.setRules(feed.id, withoutRule(feed.rules, rule));
      }
      return found;
    },
  };
}

const ofFeed = (feed: Feed, rule: FeedRule): StandingRule => ({
  ...rule,
  feed: { name: feedName(feed), url: feed.url },
});

const isMeant = (rule: StandingRule, { kind, of, text }: RuleWish): boolean =>
  rule.kind === kind &&
  rule.text === text &&
  ("host" in rule ? rule.host === siteOf(pageAt(of)) : rule.feed.url === of);

/** @throws FeedError if it is no address */
function pageAt(text: string): string {
  const url = URL.parse(/^https?:/i.test(text) ? text : `https://${text}`);
  if (!url || !/\S[.:]\S/.test(text)) throw new FeedError("not_a_page", { text: text.slice(0, 200) });
  [url.username, url.password] = ["", ""];
  return url.href;
}

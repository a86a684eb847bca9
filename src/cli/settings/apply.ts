import { isDeepStrictEqual } from "node:util";
import type { Feed } from "../../ingest/feeds/feed.ts";
import {
  type FeedRule,
  isOnly,
  type PageRule,
  type RuleKind,
  ruleText,
} from "../../ingest/feeds/rules/rule.ts";
import type { Storage } from "../../storage/storage.ts";
import { channelAt, personAt, type Settings, weekdaysOf } from "./file.ts";
import { asDigest, asFollow, asMute } from "./gather.ts";

type WrittenChannel = Settings["channels"][number];

/**
 * Sets what is not set yet and leaves the rest; applying a file twice changes nothing. Returns how many
 * of each were new; `choices` are channels that took their language or zone from the file.
 */
export async function apply(settings: Settings, storage: Storage, now: number) {
  const applied = { feeds: 0, rules: 0, digests: 0, follows: 0, mutes: 0, choices: 0 };
  for (const { url, pages, rules } of settings.feeds) {
    const { feed, isNew } = await storage.feeds.add({ url, configured: false, fullText: pages }, now);
    applied.feeds += Number(isNew);
    applied.rules += await addRules(feed, rules, storage);
  }
  applied.rules += await addPageRules(settings.pages, storage);
  for (const channel of settings.channels) {
    const { digests, follows, mutes } = await addSubscriptions(channel, storage, now);
    applied.digests += digests.length;
    applied.follows += follows.length;
    applied.mutes += mutes.length;
    applied.choices += Number(await takeChoice(channel, storage));
  }
  return applied;
}

/** A feed's own name and section stay. */
async function addRules(
  { id, rules }: Feed,
  written: Settings["feeds"][number]["rules"],
  { feeds }: Storage,
): Promise<number> {
  const set = [...rules];
  for (const { kind, text } of written.flatMap(asRules<FeedRule["kind"]>)) {
    const isOther = set.every((one) => one.kind !== kind || (!isOnly(kind) && one.text !== text));
    if (isOther) set.push({ kind, text });
  }
  if (set.length > rules.length) await feeds.setRules(id, set);
  return set.length - rules.length;
}

async function addPageRules(pages: Settings["pages"], { pageRules }: Storage): Promise<number> {
  const before = (await pageRules.list()).length;
  for (const { host, rules } of pages)
    for (const rule of rules.flatMap(asRules<PageRule["kind"]>)) await pageRules.add({ host, ...rule });
  return (await pageRules.list()).length - before;
}

/** A rule as it is written: `keep: chips`. */
function asRules<Kind extends RuleKind>(written: Partial<Record<Kind, string>>) {
  return (Object.entries(written) as [Kind, string][]).map(([kind, text]) => ({
    kind,
    text: ruleText(kind, text),
  }));
}

/** A channel's own choice stays; returns false if the file adds nothing. */
async function takeChoice(written: WrittenChannel, { preferences }: Storage): Promise<boolean> {
  const ref = channelAt(written.channel);
  const there = (await preferences.channels()).find(({ channel }) => isDeepStrictEqual(channel, ref));
  const before = there?.preference ?? {};
  const chosen = { locale: before.locale ?? written.language, zone: before.zone ?? written.zone };
  const isNew = chosen.locale !== before.locale || chosen.zone !== before.zone;
  if (isNew) await preferences.choose(ref, chosen);
  return isNew;
}

async function addSubscriptions(written: WrittenChannel, storage: Storage, now: number) {
  const channel = channelAt(written.channel);
  const common = (setBy: string) => ({ channel, createdBy: personAt(setBy), createdAt: now });
  const { subscriptions, follows: followStore, mutes: muteStore } = storage;
  const digests = missing(written.digests, (await subscriptions.inChannel(channel)).map(asDigest));
  for (const { setBy, times, zone, days, ...rest } of digests) {
    const schedule = { times: [...new Set(times)].sort(), zone, weekdays: weekdaysOf(days) };
    // The first digest covers news from now on: earlier stories were posted elsewhere.
    await subscriptions.add({ ...rest, ...common(setBy), schedule, coveredUntil: now });
  }
  const follows = missing(written.follows, (await followStore.inChannel(channel)).map(asFollow));
  for (const { setBy, ...rest } of follows) await followStore.add({ ...rest, ...common(setBy) });
  const mutes = missing(written.mutes, (await muteStore.inChannel(channel)).map(asMute));
  for (const { setBy, query } of mutes) await muteStore.add({ query, ...common(setBy) });
  return { digests, follows, mutes };
}

const missing = <Item>(written: Item[], stored: Item[]): Item[] =>
  written.filter((item) => !stored.some((one) => isDeepStrictEqual(one, item)));

import { describeShortfalls } from "../../bot/replies/format-time.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import type { Posted, Subscription } from "../../digest/subscription.ts";
import { type Feed, feedName } from "../../ingest/feeds/feed.ts";
import { errorText } from "../../locales/error-text.ts";
import { sentencesFor } from "../../locales/locale.ts";
import type { Storage } from "../../storage/storage.ts";
import { checkQuarantine } from "./quarantine.ts";

/** If no article comes for longer, the feeds have probably stopped working. */
const maxSilenceMs = 3 * 86_400_000;

/** The database: articles and their age, feeds, paused subscriptions, and deliveries. */
export async function checkContents(storage: Storage, now: number): Promise<CheckResult[]> {
  const feeds = await storage.feeds.list();
  return [
    await checkArticles(storage, feeds, now),
    ...(await checkQuarantine(storage)),
    ...feeds.map(checkFeed),
    ...(await checkLedger(storage)),
  ];
}

async function checkArticles({ articles }: Storage, feeds: Feed[], now: number): Promise<CheckResult> {
  const part = "Articles";
  const sources = await articles.sources();
  const newest = Math.max(0, ...sources.map((source) => source.newest));
  const count = await articles.count();
  if (!count) {
    const remedy = "put some into the articles folder, import them, or add a feed (newsdesk feeds add)";
    return { part, verdict: "warn", detail: "none yet", remedy };
  }
  const detail = `${count}, the newest of ${new Date(newest).toISOString().slice(0, 10)}`;
  const silent = feeds.length > 0 && now - newest > maxSilenceMs;
  return silent
    ? { part, verdict: "warn", detail, remedy: "see the feeds: none has brought anything new for three days" }
    : { part, verdict: "pass", detail };
}

function checkFeed(feed: Feed): CheckResult {
  const part = `Feed ${feedName(feed)}`;
  if (feed.goneAt !== undefined) {
    const remedy = `remove it: newsdesk feeds remove ${feed.url}`;
    return { part, verdict: "warn", detail: "its server says that it is gone for good", remedy };
  }
  if (feed.failures) {
    const detail = `failed ${feed.failures} times in a row: ${errorText(feed.error ?? "")}`;
    return { part, verdict: "warn", detail, remedy: `newsdesk feeds check ${feed.url}` };
  }
  const read =
    feed.lastSuccess === undefined ? "not read yet" : `read ${new Date(feed.lastSuccess).toISOString()}`;
  return { part, verdict: "pass", detail: read };
}

async function checkLedger({ ledger, subscriptions, follows }: Storage): Promise<CheckResult[]> {
  const [sent, uncertain] = [await ledger.count("sent"), await ledger.count("uncertain")];
  const detail = `${sent} sent, ${uncertain} that may or may not have arrived`;
  return [
    ...(await subscriptions.all()).flatMap((digest) => faultsOf("Digest", digest, digest.pausedBecause)),
    ...(await follows.all()).flatMap((follow) => faultsOf("Follow", follow, follow.paused?.because)),
    { part: "Deliveries", verdict: "pass", detail },
  ];
}

/** Why nothing is posted, and what posts go without. */
function faultsOf(
  kind: string,
  { number, channel, shortfalls }: Subscription & Posted,
  because?: string,
): CheckResult[] {
  const part = `${kind} ${number} of ${channel.channel}`;
  const faults = [
    ...(because ? [`paused: ${errorText(because)}`] : []),
    ...describeShortfalls(shortfalls, sentencesFor("en")),
  ];
  return faults.map((detail) => ({ part, verdict: "warn", detail }));
}

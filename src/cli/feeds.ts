import { readFile, writeFile } from "node:fs/promises";
import { openFeedService } from "../app/app.ts";
import { openData, openDataToRead } from "../app/data-folder.ts";
import { indexForQueries } from "../app/feed-queries/index-for-queries.ts";
import { UnreadableError } from "../ingest/draft.ts";
import { describeChecked, describeFeeds } from "../ingest/feeds/describe-feeds.ts";
import { type Checked, type Feed, type FeedService, feedName, type NewFeed } from "../ingest/feeds/feed.ts";
import { addressOf } from "../ingest/feeds/feed-address.ts";
import { FeedError } from "../ingest/feeds/feed-error.ts";
import { readOpml, writeOpml } from "../ingest/feeds/parse/opml.ts";
import { ruleKinds, textsOf } from "../ingest/feeds/rules/rule.ts";
import { errorText } from "../locales/error-text.ts";
import { visibleText } from "../text/visible-text.ts";
import { listRules, removeRule, setRule } from "./feed-rules.ts";
import { type CountedUnit, createProgress, progressLine } from "./progress.ts";
import { readSignIn } from "./read-sign-in.ts";
import { jsonOption, print, readArgs, UsageError, type Verb } from "./verb.ts";

const usage =
  "feeds add|list|remove|check|full-text|sign-in|keep|block|name|section|take|drop|rules|remove-rule|import|export";
const help = `  newsdesk feeds add ADDRESS [--no-pages] [--sign-in]
  newsdesk feeds list
  newsdesk feeds remove NUMBER|ADDRESS
  newsdesk feeds check [NUMBER|ADDRESS]
  newsdesk feeds full-text NUMBER|ADDRESS on|off
  newsdesk feeds sign-in NUMBER|ADDRESS
  newsdesk feeds keep|block NUMBER|ADDRESS QUERY [--yes]
  newsdesk feeds name|section NUMBER|ADDRESS TEXT [--yes]
  newsdesk feeds take|drop NUMBER|PAGE SELECTOR [--yes]
  newsdesk feeds rules
  newsdesk feeds remove-rule NUMBER
  newsdesk feeds import FILE.opml
  newsdesk feeds export [FILE.opml]

  --sign-in, and feeds sign-in: reads lines such as "user: lin", "password: ...", "token: ...",
           "Cookie: a=b", "User-Agent: ..." up to an empty one; none takes the sign-in away
  --yes    sets a rule, instead of only saying what would come with it
  --json   the result as data`;
const feedsOptions = {
  ...jsonOption,
  "no-pages": { type: "boolean" },
  "sign-in": { type: "boolean" },
  yes: { type: "boolean" },
} as const;

/** Data for --json, text for a person, and the exit status. */
type FeedsOutput = { data: unknown; text: string; status?: number };
type ActionOptions = { fullText?: false; signsIn?: boolean; isSure: boolean };
type FeedsAction = (service: FeedService, operands: string[], options: ActionOptions) => Promise<FeedsOutput>;

/** The running service notices what is changed here. */
export const feeds: Verb = {
  usage,
  summary: "the feeds that news is read from; each action takes --json",
  help,
  async run(args, config) {
    const { values, words } = readArgs(args, usage, feedsOptions, [0, Number.POSITIVE_INFINITY]);
    const [name = "", ...operands] = words;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw new UsageError(`Usage:\n${help}`);
    const options = {
      ...(values["no-pages"] && { fullText: false as const }),
      ...{ signsIn: values["sign-in"], isSure: values.yes ?? false },
    };
    const onlyReads = ["list", "rules", "export"].includes(name);
    const storage = await (onlyReads ? openDataToRead(config) : openData(config));
    const index = indexForQueries(config, storage, Date.now);
    const service = openFeedService(config, storage, Date.now, { index });
    try {
      const { data, text, status = 0 } = await action(service, operands, options);
      print(values.json, data, visibleText(text));
      return status;
    } finally {
      await service.stop();
      await storage.close();
    }
  },
};

const actions: Record<string, FeedsAction> = {
  async add(service, operands, { fullText, signsIn }) {
    const address = joined(operands, "an address");
    const signIn = signsIn ? await readSignIn(process.stdin) : undefined;
    const checked = await service.add(address, { fullText, signIn });
    await service.settled();
    return { data: checked, text: describeChecked([checked], errorText) };
  },
  async list(service) {
    const all = await service.list();
    const bar = process.stdout.isTTY ? firstReading(all) : [];
    return { data: all, text: [describeFeeds(all, Date.now(), errorText), ...bar].join("\n") };
  },
  async remove(service, operands) {
    const feed = await service.remove(joined(operands, "a feed"));
    const again = feed.configured ? " FEEDS names it: take it out there too, or it comes back." : "";
    return { data: feed, text: `${feedName(feed)} is removed; its articles stay.${again}` };
  },
  async check(service, operands) {
    const checked = await checkWithBar(service, operands.join(" ") || undefined);
    await service.settled();
    const failed = checked.some(({ outcome }) => outcome === "failed" || outcome === "gone");
    return { data: checked, text: describeChecked(checked, errorText), status: failed ? 1 : 0 };
  },
  async "full-text"(service, operands) {
    const onOrOff = operands.at(-1);
    if (onOrOff !== "on" && onOrOff !== "off")
      throw new UsageError("Say whether: feeds full-text FEED on|off");
    const feed = await service.setFullText(joined(operands.slice(0, -1), "a feed"), onOrOff === "on");
    const comes = feed.fullText
      ? "its articles come whole. The pages of its teasers are read."
      : "only its teasers come.";
    return { data: feed, text: `${feedName(feed)}: from now on ${comes}` };
  },
  async "sign-in"(service, operands) {
    const which = joined(operands, "a feed");
    const checked = await service.signIn(which, await readSignIn(process.stdin));
    await service.settled();
    const status = checked.outcome === "failed" ? 1 : 0;
    return { data: checked, text: describeChecked([checked], errorText), status };
  },
  ...Object.fromEntries(
    ruleKinds.map((kind) => [
      kind,
      (service, operands, { isSure }) => setRule(service, kind, operands, isSure),
    ]),
  ),
  rules: listRules,
  "remove-rule": removeRule,
  async import(service, operands) {
    const path = joined(operands, "a file");
    const listed = listIn(path, await readFile(path));
    const refused = listed.flatMap(({ url }) => refusalOf(url) ?? []);
    const added = await service.note(listed.filter(({ url }) => !refusalOf(url)));
    const text = [`${feedCount(listed.length)} listed, ${added.length} new.`, ...refused].join("\n");
    return { data: { listed: listed.length, added, refused }, text, status: refused.length > 0 ? 1 : 0 };
  },
  async export(service, [path]) {
    const all = (await service.list()).filter(({ goneAt }) => !goneAt);
    const list = await writeOpml(all.map(asListed));
    if (!path) return { data: all, text: list };
    await writeFile(path, list);
    return { data: all, text: `${feedCount(all.length)} written to ${path}.` };
  },
};

const asListed = (feed: Feed): NewFeed => ({
  url: feed.url,
  title: feedName(feed),
  section: textsOf(feed.rules, "section")[0],
});

/** How far the first reading of new feeds is, as a bar; none if it is over. */
export function firstReading(all: Feed[]): string[] {
  const asked = all.filter(({ lastSuccess, failures, goneAt }) => lastSuccess ?? (failures || goneAt));
  if (asked.length === all.length) return [];
  const count = asked.reduce((sum, { memory }) => sum + (memory.entries ?? 0), 0);
  return [progressLine({ share: asked.length / all.length, count }, articles)];
}

const articles: CountedUnit = ["article", "articles"];

/** Shows how far it is. */
async function checkWithBar(service: FeedService, which: string | undefined): Promise<Checked[]> {
  const bar = createProgress(articles);
  const all = which ? 1 : (await service.list()).length;
  const done = { feeds: 0, articles: 0 };
  try {
    return await service.check(which, (feed) => {
      done.feeds++;
      done.articles += feed.articles;
      bar.show({ share: done.feeds / all, count: done.articles });
    });
  } finally {
    bar.clear();
  }
}

/** Why an address in a list cannot be one of a feed, in a line that names it. */
function refusalOf(url: string): string | undefined {
  try {
    addressOf(url);
    return undefined;
  } catch (error) {
    if (error instanceof FeedError) return errorText(error.message);
    throw error;
  }
}

const feedCount = (n: number): string => `${n} ${n === 1 ? "feed" : "feeds"}`;

function joined(operands: string[], what: string): string {
  const text = operands.join(" ");
  if (!text) throw new UsageError(`Say which: ${what} is missing.`);
  return text;
}

function listIn(path: string, bytes: Uint8Array) {
  try {
    return readOpml(bytes);
  } catch (cause) {
    if (cause instanceof UnreadableError)
      throw new UsageError(`${path} ${errorText(cause.message)}.`, { cause });
    throw cause;
  }
}

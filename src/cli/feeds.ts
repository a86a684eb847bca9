import { readFile, writeFile } from "node:fs/promises";
import { openData, openFeedDesk } from "../app/app.ts";
import type { Config } from "../config.ts";
import { UnreadableError } from "../ingest/draft.ts";
import { describeChecked, describeFeeds } from "../ingest/feeds/describe-feeds.ts";
import type { FeedService } from "../ingest/feeds/feed.ts";
import { readOpml, writeOpml } from "../ingest/feeds/parse/opml.ts";
import { errorText } from "../locales/error-text.ts";
import { json } from "./json.ts";
import { UsageError, type Verb } from "./verb.ts";

const usage = "feeds add|list|remove|check|full-text|import|export";
const forms = [
  "feeds add ADDRESS [--no-pages]",
  "feeds list",
  "feeds remove NUMBER|ADDRESS",
  "feeds check [NUMBER|ADDRESS]",
  "feeds full-text NUMBER|ADDRESS on|off",
  "feeds import FILE.opml",
  "feeds export [FILE.opml]",
];

type FeedsQuestion = { json: boolean; fullText?: boolean; words: string[] };
/** What an action has to say: data for --json, lines for a person, and the exit status. */
type FeedsOutput = { data: unknown; text: string; status?: number };
type FeedsAction = (feedService: FeedService, ask: FeedsQuestion) => Promise<FeedsOutput>;

/** Feeds from the shell: the running service takes up what is changed here. */
export const feeds: Verb = {
  usage,
  summary: "the feeds that news is read from; each action takes --json",
  async run([name = "", ...words], config) {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    const options = ["--json", "--no-pages"];
    const unknown = words.find((word) => word.startsWith("--") && !options.includes(word));
    if (!action || unknown)
      throw new UsageError(["Usage:", ...forms.map((form) => `  newsdesk ${form}`)].join("\n"));
    const ask = {
      json: words.includes("--json"),
      fullText: words.includes("--no-pages") ? false : undefined,
      words: words.filter((word) => !options.includes(word)),
    };
    const { data, text, status = 0 } = await withDesk(config, (feedService) => action(feedService, ask));
    console.log(ask.json ? json(data) : text);
    return status;
  },
};

const actions: Record<string, FeedsAction> = {
  async add(feedService, { words, fullText }) {
    const checked = await feedService.add(one(words, "an address"), { fullText });
    return { data: checked, text: describeChecked([checked], errorText) };
  },
  async list(feedService) {
    const all = await feedService.list();
    return { data: all, text: describeFeeds(all, Date.now(), errorText) };
  },
  async remove(feedService, { words }) {
    const feed = await feedService.remove(one(words, "a feed"));
    const again = feed.configured ? " FEEDS names it: take it out there too, or it comes back." : "";
    return { data: feed, text: `${feed.title ?? feed.url} is removed; its articles stay.${again}` };
  },
  async check(feedService, { words }) {
    const checked = await feedService.check(words.join(" ") || undefined);
    const failed = checked.some(({ outcome }) => outcome === "failed" || outcome === "gone");
    return { data: checked, text: describeChecked(checked, errorText), status: failed ? 1 : 0 };
  },
  async "full-text"(feedService, { words }) {
    const which = words.slice(0, -1);
    const onOrOff = words.at(-1);
    if (onOrOff !== "on" && onOrOff !== "off")
      throw new UsageError("Say whether: feeds full-text FEED on|off");
    const feed = await feedService.setFullText(one(which, "a feed"), onOrOff === "on");
    const not = feed.fullText ? "" : " not";
    return {
      data: feed,
      text: `${feed.title ?? feed.url}: the pages of its teasers are${not} read from now on.`,
    };
  },
  async import(feedService, { words }) {
    const path = one(words, "a file");
    const listed = listIn(path, await readFile(path));
    const added = await feedService.note(listed.map(({ url }) => url));
    const text = `${feedCount(listed.length)} listed, ${added.length} new.`;
    return { data: { listed: listed.length, added }, text };
  },
  async export(feedService, { words }) {
    const all = (await feedService.list()).filter(({ goneAt }) => !goneAt);
    const [path] = words;
    if (!path) return { data: all, text: writeOpml(all) };
    await writeFile(path, writeOpml(all));
    return { data: all, text: `${feedCount(all.length)} written to ${path}.` };
  },
};

const feedCount = (n: number): string => `${n} ${n === 1 ? "feed" : "feeds"}`;

function one(words: string[], what: string): string {
  const said = words.join(" ");
  if (!said) throw new UsageError(`Say which: ${what} is missing.`);
  return said;
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

async function withDesk<T>(config: Config, work: (feedService: FeedService) => Promise<T>): Promise<T> {
  const storage = await openData(config);
  const feedService = openFeedDesk(config, storage, Date.now);
  try {
    return await work(feedService);
  } finally {
    await feedService.stop();
    await storage.close();
  }
}

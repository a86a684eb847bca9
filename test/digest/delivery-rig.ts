import { pino } from "pino";
import type { ArticleStore } from "../../src/article/store.ts";
import type { Adapter, BeforeRequest, DeliveryLookup, DeliverySearch } from "../../src/chat/adapter.ts";
import type { ChannelRef, MessageRef, UserRef } from "../../src/chat/message.ts";
import type { DigestReply, NoticeReply } from "../../src/chat/reply.ts";
import type { DeliveryTexts } from "../../src/digest/delivery/delivery-deps.ts";
import { createDeliveryScheduler } from "../../src/digest/delivery/delivery-scheduler.ts";
import type { Edition } from "../../src/digest/edition/edition.ts";
import type { EditionPost, UnreachableFeed } from "../../src/digest/ledger.ts";
import type { NewDigestSubscription } from "../../src/digest/subscription.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import type { SearchIndex } from "../../src/search/search-index.ts";
import type { Storage } from "../../src/storage/storage.ts";

export const at = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** A digest has its edition, an alert its headlines and the number of its follow. */
export type Post = {
  channel: ChannelRef;
  key: string;
  ref: MessageRef;
  edition: Edition;
  late: boolean;
  alert?: string[];
  missed?: string[];
  follow?: number;
  /** Of one that stands for one story of an edition. */
  of?: EditionPost;
};

/** What the platform does with one request to post; by default it stores the message and returns its reference. */
export type PostBehaviour = (store: () => MessageRef) => MessageRef | Promise<MessageRef>;

/** A scripted chat platform: it stores what is posted, and finds it again unless a test changes that. */
export class ScriptedPlatform implements Adapter {
  readonly name: string;
  readonly posts: Post[] = [];
  readonly lookUps: string[] = [];
  readonly directMessages: { user: string; lines: string[] }[] = [];
  /** The language of each, and the name of the channel that it is about. */
  readonly toldIn: { locale: string; channelName?: string }[] = [];
  readonly edits: { ref: MessageRef; title: string }[] = [];
  /** Used one by one; then every request succeeds. */
  behaviours: PostBehaviour[] = [];
  find: (posted: DeliveryLookup) => DeliveryLookup = (posted) => posted;

  constructor(name: string) {
    this.name = name;
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  connections = () => [];

  async send(
    channel: ChannelRef,
    reply: DigestReply,
    key: string,
    beforeRequest?: BeforeRequest,
  ): Promise<MessageRef> {
    await beforeRequest?.();
    const store = () => {
      const ref = { channel, message: `m${this.posts.length}` };
      this.posts.push({
        channel,
        key,
        ref,
        ...(JSON.parse(reply.title) as Omit<Post, "channel" | "key" | "ref">),
      });
      return ref;
    };
    return (this.behaviours.shift() ?? ((stored) => stored()))(store);
  }

  async edit(ref: MessageRef, reply: DigestReply): Promise<void> {
    this.edits.push({ ref, title: reply.title });
  }

  async sendDirectMessage({ user, ...tenant }: UserRef, reply: NoticeReply): Promise<MessageRef> {
    this.directMessages.push({ user, lines: reply.lines });
    this.toldIn.push({ locale: reply.locale, channelName: reply.title });
    return { channel: { ...tenant, channel: user }, message: `d${this.directMessages.length}` };
  }

  async checkPost(): Promise<void> {}

  /** What the platform calls the channels that it still knows. */
  readonly names = new Map<string, string>();
  async channelName({ channel }: ChannelRef): Promise<string | undefined> {
    return this.names.get(channel);
  }

  async findDelivery(_: ChannelRef, key: string, { since }: DeliverySearch): Promise<DeliveryLookup> {
    this.lookUps.push(key);
    if (since > Date.UTC(2100)) throw new Error("looked for in the future");
    const post = this.posts.find((one) => one.key === key);
    return this.find(post ? { state: "found", ref: post.ref } : { state: "absent" });
  }
}

/** Puts the whole edition into the title, where tests read it. */
function digestReply(edition: Edition, _: unknown, late: boolean): DigestReply {
  return {
    kind: "digest",
    visibility: "channel",
    locale: "en",
    zone: "UTC",
    actions: [],
    notes: [],
    entries: [],
    title: JSON.stringify({ edition, late }),
  };
}

const texts: DeliveryTexts = {
  digest: digestReply,
  post: (edition, subscription, post, late) => ({
    ...digestReply(edition, subscription, late),
    title: JSON.stringify({ edition, late, of: post }),
  }),
  alert: (articles, follow, missed) => ({
    ...digestReply({ from: 0, to: 0, stories: [], leftOut: 0 }, undefined, false),
    title: JSON.stringify({
      alert: articles.map(({ title }) => title),
      missed: missed?.stories.map(({ article }) => article.title),
      follow: follow.number,
    }),
  }),
  paused: ({ name, locale, channelName }, because) => ({
    kind: "notice",
    title: channelName,
    visibility: "private",
    locale,
    zone: "UTC",
    actions: [],
    lines: [`${name.kind} ${name.number}: ${because}`],
    items: [],
  }),
  shortfall: ({ name, locale, channelName }, { because, role, minutes }) => ({
    kind: "notice",
    title: channelName,
    visibility: "private",
    locale,
    zone: "UTC",
    actions: [],
    lines: [[name.kind, name.number, because, role, minutes].filter((one) => one !== undefined).join(" ")],
    items: [],
  }),
  doubtful: ({ name, locale, channelName, zone }, { dueAt }) => ({
    kind: "notice",
    title: channelName,
    visibility: "private",
    locale,
    zone,
    actions: [],
    lines: [`${name.kind} ${name.number}: in doubt since ${new Date(dueAt).toISOString()}`],
    items: [],
  }),
};

const noSearch: SearchIndex = {
  seq: 0,
  size: 0,
  plan: (query, options) => new FuzzyIndex({ now: () => 0 }).plan(query, options),
  search: async () => {
    throw new Error("this test does not search");
  },
  suggest: async () => [],
  related: async () => [],
  names: async () => [],
};

export const logged: string[] = [];

/** The feeds that cannot be read. */
export const unreachableFeeds: UnreachableFeed[] = [];

/** `uptime`: of the machine; by default the clock is right, and so the same. */
export type TestClock = { now: number; uptime?: number };

/** The scheduler of a new process, on a storage and a clock that outlive it. */
export function startScheduler(
  storage: Storage,
  clock: TestClock,
  adapters: Adapter[],
  index = noSearch,
  wordedBy = texts,
) {
  const log = pino({ level: "debug" }, { write: (line: string) => logged.push(line) });
  return createDeliveryScheduler({
    ...{ ...storage, index, adapters, texts: wordedBy, log },
    unreachableFeeds: async () => unreachableFeeds,
    now: () => clock.now,
    uptime: () => clock.uptime ?? clock.now,
  });
}

/** A process starts, posts what is due, and ends. */
export async function runOnce(storage: Storage, clock: TestClock, ...adapters: Adapter[]): Promise<void> {
  const scheduler = startScheduler(storage, clock, adapters);
  await scheduler.tick();
  await scheduler.stop();
}

export const channelOf = (platform: string, channel = "C1"): ChannelRef => ({
  platform,
  tenant: "T",
  channel,
});

export function newDigest(
  channel: ChannelRef,
  createdAt: number,
  more: Partial<NewDigestSubscription> = {},
): NewDigestSubscription {
  return {
    channel,
    schedule: { times: ["08:30"], zone: "Asia/Taipei", weekdays: [1, 2, 3, 4, 5, 6, 7] },
    locale: "en",
    createdBy: { platform: channel.platform, tenant: "T", user: "U" },
    createdAt,
    coveredUntil: createdAt,
    ...more,
  };
}

export async function publish(articles: ArticleStore, title: string, publishedAt: number): Promise<void> {
  const draft = {
    title,
    source: "The Daily",
    tags: [],
    language: "en",
    keys: [`path:${title}`],
    publishedAt,
  };
  await articles.add([draft], publishedAt);
}

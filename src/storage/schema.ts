import type { Generated, GeneratedAlways } from "kysely";
import type { OverrunStage } from "../article/quarantine.ts";
import type { QuestionOutcome } from "../bot/statistics/question-counts.ts";
import type { PlaceKind } from "../chat/reply.ts";
import type { DeliveryState, Doubt } from "../digest/ledger.ts";
import type { Locale } from "../locales/locale.ts";

/** A moment, in milliseconds since the epoch. */
type Time = number;

export type ArticleTable = {
  id: string;
  title: string;
  body: string | null;
  summary: string | null;
  url: string | null;
  byline: string | null;
  image: string | null;
  image_alt: string | null;
  /** In pixels. */
  image_width: number | null;
  image_height: number | null;
  source: string;
  section: string | null;
  /** A JSON list. */
  tags: string;
  language: string;
  published_at: Time | null;
  added_at: Time;
  /** 1 if the text breaks off. */
  truncated: number;
  story_id: string;
  news_time: GeneratedAlways<Time>;
};

/** The change feed; it also remembers the ids of removed articles, which are never reused. */
export type ChangeTable = {
  seq: number;
  kind: "add" | "update" | "remove";
  article_id: string;
  at: Time;
};

type TenantColumns = { platform: string; tenant: string };
type ChannelColumns = TenantColumns & { channel: string };

/** `article_ids` is a JSON list. No thread and no user stand for outside of threads, and for everybody there. */
export type ShownListTable = ChannelColumns & {
  thread: string;
  user: string;
  article_ids: string;
  command: string | null;
  next_page: string | null;
  previous_page: string | null;
  at: Time;
};

/** What digests, follows and mutes have in common. */
export type SubscriptionColumns = ChannelColumns & {
  id: string;
  number: number;
  /** A UserRef as JSON. */
  created_by: string;
  created_at: Time;
  /** 1 if the channel is that person's conversation with Newsdesk. */
  personal: number;
};

/** Why a digest or follow is paused, and what whoever set it up is told with. */
export type PauseColumns = {
  paused_because: string | null;
  /** What people called the channel when it was set up. */
  channel_name: string | null;
  /** The language of whoever set it up. */
  creator_locale: string | null;
  /** 1 if whoever set it up has not been told of the pause. */
  untold: number;
};

export type PostedColumns = {
  /** A PostStyle as JSON; null for the usual one. */
  style: string | null;
  /** Shortfalls as JSON; null if there are none. */
  shortfalls: Generated<string | null>;
};

type ChangeableColumns = PauseColumns &
  PostedColumns & {
    changed_at: Generated<Time | null>;
    place: Generated<PlaceKind | null>;
  };

export type DigestSubscriptionTable = SubscriptionColumns &
  ChangeableColumns & {
    /** Its times, "08:30 18:00". */
    time: string;
    zone: string;
    /** A JSON list of ISO weekdays. */
    weekdays: string;
    about: string | null;
    locale: string;
    covered_until: Time;
    most: number | null;
    /** 1 if it posts nothing when there is nothing new. */
    silent: number;
    set_back_at: Generated<Time | null>;
  };

export type FollowTable = SubscriptionColumns &
  ChangeableColumns & {
    query: string;
    quiet_from: string | null;
    quiet_to: string | null;
    zone: string;
    locale: string;
    /** When a delivery was last refused, even if it is no longer paused. */
    paused_at: Time | null;
  };

export type FollowMatchTable = {
  follow_id: string;
  story_id: string;
  article_id: string;
  at: Time;
  delivery_key: string | null;
};

/** How far a consumer has read the change feed; `gaps` is a JSON list of what it has left out so far. */
type CursorTable = { consumer: string; seq: number; gaps: Generated<string> };

export type MuteTable = SubscriptionColumns & { query: string };

export type DeliveryTable = {
  key: string;
  subscription_id: string;
  due_at: Time;
  state: DeliveryState;
  attempts: number;
  lease_until: Time | null;
  retry_at: Time | null;
  /** A MessageRef as JSON. */
  message: string | null;
  reason: string | null;
  /** An EditionFrame as JSON. */
  edition: string | null;
  /** 1 if a request to post it may have gone out. */
  begun: Generated<number>;
  /** When the first such request left. */
  begun_at: Generated<Time | null>;
  /** When the last such request left. */
  last_begun_at: Generated<Time | null>;
  /** How long its machine had been up then, in ms. */
  begun_uptime: Generated<Time | null>;
  /** 1 if one of these may have left under a sender's name. */
  under_name: Generated<number>;
  /** Where the platform is to be searched on for it. */
  look_up: Generated<string | null>;
  /** The process that has claimed it, if others can see whether that lives. */
  owner: Generated<string | null>;
  doubt: Generated<Doubt | null>;
  /** When the message is to be published; null if it is, or is not to be. */
  publish_at: Generated<Time | null>;
};

/** How often something was asked on a day in UTC; `words` is empty where they are not kept. */
type QuestionCountTable = { day: Time; outcome: QuestionOutcome; words: string; questions: number };

/** The choices of a reader or a channel, whose id `id` is. */
export type PreferenceTable = TenantColumns & {
  kind: "reader" | "channel";
  id: string;
  locale: Locale | null;
  zone: string | null;
};

/** Feeds that are polled; see Feed. Flags are 0 or 1, `every` is in milliseconds. */
export type FeedTable = {
  id: string;
  url: string;
  added_as: string;
  configured: number;
  full_text: number;
  added_at: Time;
  title: string | null;
  etag: string | null;
  last_modified: string | null;
  next_check: Time;
  every: number;
  last_success: Time | null;
  failures: number;
  failing_since: Time | null;
  error: string | null;
  unusable: number;
  gone_at: Time | null;
  /** A FeedDay as JSON. */
  today: string | null;
  /** Of `url`: the feeds of a host are claimed one at a time. Null until the first check by this version. */
  host: string | null;
  /** Until when a claim holds; null if there is none. */
  leased_until: Time | null;
  /** A FeedMemory as JSON. */
  memory: string | null;
  /** How the feed is signed in to, encrypted. */
  door: string | null;
  /** A list of FeedRule as JSON; null if there is none. */
  rules: Generated<string | null>;
  /** When its failure was reported to the operators; null again once its recovery was. */
  reported_at: Time | null;
};

export type Schema = {
  articles: ArticleTable;
  /** The keys of articles, and the content hash that last came in under each. */
  article_keys: { key: string; article_id: string; hash: string };
  /** Articles' texts before their revisions, which `number` counts from 1. */
  article_versions: Pick<ArticleTable, "title" | "summary" | "body"> & {
    article_id: string;
    number: number;
    until: Time;
  };
  /** Articles that were too much work, at which stage, and for which version of the reading. */
  quarantine: { article_id: string; stage: OverrunStage; version: number; at: Time };
  changes: ChangeTable;
  /** The last number of the change feed; one row. */
  change_clock: { last: number };
  /** MinHashes, which near-duplicates are likely to share; see search/stories. */
  story_marks: { mark: number; article_id: string };
  /** Stories that were merged into others. */
  story_forwards: { from_id: string; into_id: string };
  story_cursor: CursorTable;
  /** The files of the articles folder as they were imported. */
  folder_files: { root: string; origin: string; size: number; modified: Time };
  feeds: FeedTable;
  /** Entries that rules kept out of a feed, by a hash of their names, and when they were last in it. */
  kept_out: { feed_id: string; entry: string; seen_at: Time };
  /** Articles whose pages are to be fetched. */
  pages_due: { article_id: string; feed_id: string };
  /** What is taken of a site's pages, or dropped, as CSS selectors. */
  page_rules: { host: string; kind: "take" | "drop"; text: string };

  subscriptions: DigestSubscriptionTable;
  follows: FollowTable;
  follow_matches: FollowMatchTable;
  follow_cursors: CursorTable;
  mutes: MuteTable;
  /** The last number that a channel's digests, follows or mutes were given. */
  channel_numbers: ChannelColumns & { kind: string; last: number };
  deliveries: DeliveryTable;
  /** The stories that deliveries show. */
  shown_stories: { delivery_key: string; story_id: string; article_id: string; place: number };

  seen_messages: ChannelColumns & { message: string; at: Time };
  shown_lists: ShownListTable;
  preferences: PreferenceTable;
  question_counts: QuestionCountTable;
  long_texts: { key: string; text: string; kept_at: Time };
  notes: { name: string; text: string };
  /** When the bot was removed from workspaces and servers. */
  departures: TenantColumns & { at: Time };
  /** `sealed` is encrypted by the adapter. */
  installations: TenantColumns & { sealed: string; installed_at: Time };
  /** Leases: a job that one process does for all, which process, and until when. */
  duties: { name: string; holder: string; until: Time };
  /** The index as saved after a change, in pieces. */
  snapshots: { seq: number };
  snapshot_pieces: { seq: number; piece: number; bytes: Uint8Array };
};

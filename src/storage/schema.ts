import type { Generated, GeneratedAlways } from "kysely";
import type { DeliveryState } from "../digest/ledger.ts";
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
  source: string;
  section: string | null;
  /** A JSON list. */
  tags: string;
  language: string;
  published_at: Time | null;
  added_at: Time;
  /** 1 where the text breaks off. */
  truncated: number;
  story_id: string;
  news_time: GeneratedAlways<Time>;
};

/** The keys of an article, and the hash of what last came in under each. */
type ArticleKeyTable = { key: string; article_id: string; hash: string };

/** An article's text before a revision; `number` counts its revisions from 1. */
type ArticleVersionTable = {
  article_id: string;
  number: number;
  until: Time;
  title: string;
  summary: string | null;
  body: string | null;
};

/** The change feed; it also remembers the ids of removed articles, which are never given again. */
export type ChangeTable = {
  seq: number;
  kind: "add" | "update" | "remove";
  article_id: string;
  at: Time;
};

type TenantColumns = { platform: string; tenant: string };
type ChannelColumns = TenantColumns & { channel: string };

/** What digests, follows and mutes have in common. */
export type SubscriptionColumns = ChannelColumns & {
  id: string;
  number: number;
  /** A UserRef as JSON. */
  created_by: string;
  created_at: Time;
};

/** Columns that change when people or a refused delivery change a subscription. */
type ChangeableColumns = {
  paused_because: string | null;
  /** When somebody last changed it. */
  changed_at: Generated<Time | null>;
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
    /** 1 where it posts nothing when there is nothing new. */
    silent: number;
  };

/** The last number that a channel's digests, follows or mutes were given. */
type ChannelNumberTable = ChannelColumns & { kind: string; last: number };

/** Which stories a delivery shows. */
type ShownStoryTable = { delivery_key: string; story_id: string; article_id: string; place: number };

export type FollowTable = SubscriptionColumns &
  ChangeableColumns & {
    query: string;
    quiet_from: string | null;
    quiet_to: string | null;
    zone: string;
    locale: string;
    /** When it was last refused, paused or not any more. */
    paused_at: Time | null;
  };

export type FollowMatchTable = {
  follow_id: string;
  story_id: string;
  article_id: string;
  at: Time;
  delivery_key: string | null;
};

/** How far a consumer of the change feed has read. */
type CursorTable = { consumer: string; seq: number };

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
  /** 1 where a request to post it may have gone out. */
  begun: Generated<number>;
};

type SeenMessageTable = ChannelColumns & { message: string; at: Time };

/** `article_ids` is a JSON list. */
type ShownListTable = ChannelColumns & { user: string; article_ids: string; at: Time };

/** What a reader or a channel chose; `id` is theirs. */
export type PreferenceTable = TenantColumns & {
  kind: "reader" | "channel";
  id: string;
  locale: Locale | null;
  zone: string | null;
};

type LongTextTable = { key: string; text: string; kept_at: Time };

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
  /** When its failure was reported to the operators; null again once its recovery was. */
  reported_at: Time | null;
};

/** When the bot was removed from a workspace or server. */
type DepartureTable = TenantColumns & { at: Time };

/** `sealed` is encrypted by the adapter. */
type InstallationTable = TenantColumns & { sealed: string; installed_at: Time };

type NoteTable = { name: string; text: string };

/** A file of the articles folder as it was imported. */
type FolderFileTable = { root: string; origin: string; size: number; modified: Time };

/** A MinHash: near-duplicates are likely to share it; see search/stories. */
type StoryMarkTable = { mark: number; article_id: string };

/** The story that another was merged into. */
type StoryForwardTable = { from_id: string; into_id: string };

/** The last number of the change feed; one row. */
type ChangeClockTable = { last: number };

/** A lease: what one process does for all, which one, and until when. */
type DutyTable = { name: string; holder: string; until: Time };

/** A saved index as of a change, in pieces. */
type SnapshotTable = { seq: number };
type SnapshotPieceTable = { seq: number; piece: number; bytes: Uint8Array };

export type Schema = {
  change_clock: ChangeClockTable;
  duties: DutyTable;
  snapshots: SnapshotTable;
  snapshot_pieces: SnapshotPieceTable;
  story_marks: StoryMarkTable;
  story_forwards: StoryForwardTable;
  story_cursor: CursorTable;
  folder_files: FolderFileTable;
  articles: ArticleTable;
  article_keys: ArticleKeyTable;
  article_versions: ArticleVersionTable;
  changes: ChangeTable;
  subscriptions: DigestSubscriptionTable;
  deliveries: DeliveryTable;
  channel_numbers: ChannelNumberTable;
  shown_stories: ShownStoryTable;
  follows: FollowTable;
  follow_matches: FollowMatchTable;
  follow_cursors: CursorTable;
  mutes: MuteTable;
  seen_messages: SeenMessageTable;
  shown_lists: ShownListTable;
  preferences: PreferenceTable;
  long_texts: LongTextTable;
  departures: DepartureTable;
  installations: InstallationTable;
  notes: NoteTable;
  feeds: FeedTable;
};

import type { Generated, GeneratedAlways } from "kysely";
import type { DeliveryState } from "../digest/types.ts";

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

/** What an article is known by, and the hash of what last came in under that name. */
type ArticleKeyTable = { key: string; article_id: string; hash: string };

/** The change feed; it also remembers the ids of removed articles, which are never given again. */
type ChangeTable = {
  seq: Generated<number>;
  kind: "add" | "update" | "remove";
  article_id: string;
  at: Time;
};

export type SubscriptionTable = {
  id: string;
  platform: string;
  tenant: string;
  channel: string;
  number: number;
  time: string;
  zone: string;
  /** A JSON list of ISO weekdays. */
  weekdays: string;
  about: string | null;
  locale: string;
  /** A UserRef as JSON. */
  created_by: string;
  created_at: Time;
  covered_until: Time;
  paused_because: string | null;
};

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
};

type SeenMessageTable = { platform: string; tenant: string; channel: string; message: string; at: Time };

/** `article_ids` is a JSON list. */
type ShownListTable = {
  platform: string;
  tenant: string;
  channel: string;
  user: string;
  article_ids: string;
  at: Time;
};

type LongTextTable = { key: string; text: string; kept_at: Time };

export type Schema = {
  articles: ArticleTable;
  article_keys: ArticleKeyTable;
  changes: ChangeTable;
  subscriptions: SubscriptionTable;
  deliveries: DeliveryTable;
  seen_messages: SeenMessageTable;
  shown_lists: ShownListTable;
  long_texts: LongTextTable;
};

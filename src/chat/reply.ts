import type { ArticleImage } from "../article/article.ts";
import type { MarkedText } from "../search/present/search-page.ts";
import type { ChannelRef, UserRef } from "./message.ts";
import type { PostStyle } from "./posts/post-style.ts";

/**
 * A button that sends a command text, so it needs no state and survives restarts.
 * `Next` is `search tsmc page:2 asof:8123`.
 */
export type Action = { label: string; command: string; style?: "primary" | "danger" };

/** A story in a list. Times are milliseconds since the epoch. */
export type Entry = {
  id: string;
  /** Its place in the whole list, if the list does not begin with this page. */
  number?: number;
  /** Over the first story of a part of the list. */
  heading?: string;
  title: MarkedText;
  passage?: MarkedText;
  url?: string;
  source: string;
  section?: string;
  publishedAt?: number;
  image?: ArticleImage;
  /** Short remarks in the reader's language: "undated", "also in 3 sources", "teaser only". */
  notes: string[];
  /** In a list only the first is shown, in one row with those of the other stories. */
  actions: Action[];
};

type Common = {
  /** Private answers are for the asker alone, if the platform can. */
  visibility: "private" | "channel";
  /** BCP 47 and IANA names, for the dates a renderer adds; it adds no other words. */
  locale: string;
  zone: string;
  /** When it was made, if that is known: what is older than a week has its date instead of its age. */
  now?: number;
  actions: Action[];
  /** Set if digests or follows have changed: pages that list them are out of date. */
  changed?: boolean;
};

export type ResultsReply = Common & {
  kind: "results";
  title: string;
  /** How the query was read, what could not be read, what is shown instead. */
  notes: string[];
  entries: Entry[];
  sharedBy?: UserRef;
};

/** One story with its text; always private, because the text is the publisher's. */
export type StoryReply = Common & { kind: "story"; entry: Entry; byline?: string; paragraphs: string[] };

/**
 * Where a digest or an alert goes, if it is no plain message of its channel: a post of a forum, under those of the
 * labels that the forum has, or a thread that its message begins.
 */
export type OwnPlace = { as: "post"; title: string; labels: string[] } | { as: "thread"; title: string };

export type PlaceKind = OwnPlace["as"];

export type DigestReply = Common & {
  kind: "digest";
  place?: OwnPlace;
  title: string;
  /** The window it covers, and what it left out. */
  notes: string[];
  entries: Entry[];
  /** As it was chosen; its stories have no more text and pictures than it shows. */
  style?: PostStyle;
};

/** A few lines of text: help, confirmations, errors. */
export type NoticeReply = Common & {
  kind: "notice";
  title?: string;
  lines: string[];
  /** A list of names with a line each; `code` if the name is something to type. */
  items: { name: string; detail: string; code: boolean }[];
};

/** An answer shown as a message: data and plain text, never a platform's markup. */
export type Reply = ResultsReply | StoryReply | DigestReply | NoticeReply;

/** A part of a home page: a few lines, subscriptions with their state, stories. */
export type HomeSection = {
  title: string;
  lines: string[];
  items: { name: string; detail: string; channel?: ChannelRef; actions: Action[] }[];
  entries: Entry[];
  actions: Action[];
};

/** A person's page in the app. `search` is a field whose text is sent as a command text. */
export type HomeReply = {
  kind: "home";
  locale: string;
  zone: string;
  search: { label: string; hint: string };
  sections: HomeSection[];
};

/** Questions that a person may begin with: each a label, and the text that choosing it says. */
export type PromptsReply = { kind: "prompts"; title: string; prompts: { label: string; text: string }[] };

/** The stories a reply shows, in order. */
export function entriesOf(reply: Reply): Entry[] {
  if (reply.kind === "notice") return [];
  return reply.kind === "story" ? [reply.entry] : reply.entries;
}

/** How a reply is to look; only what is posted has a style. */
export const styleOf = (reply: Reply): PostStyle => (reply.kind === "digest" && reply.style) || {};

/** The number of a story in its list, from 1; a single story has one only on a later page. */
export const numberIn = (entries: Entry[], { number }: Entry, index: number): number | undefined =>
  number ?? (entries.length > 1 ? index + 1 : undefined);

/** More buttons than this have only their numbers after the first. */
const maxLabelled = 5;

/** The buttons that open the first `count` stories of a list, numbered as the stories are. */
export function storyButtons(entries: Entry[], count = entries.length): Action[] {
  const opened = entries.slice(0, count).flatMap((entry, index) => {
    const [first] = entry.actions;
    return first ? [{ ...first, number: numberIn(entries, entry, index) }] : [];
  });
  return opened.map(({ number, ...action }, index) => {
    if (number === undefined) return action;
    const isBare = opened.length > maxLabelled && index > 0;
    return { ...action, label: isBare ? String(number) : `${action.label} ${number}` };
  });
}

/** Every button of a reply, its stories' first. */
export const actionsOf = (reply: Reply): Action[] => [
  ...entriesOf(reply).flatMap((entry) => entry.actions),
  ...reply.actions,
];

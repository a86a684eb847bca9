import type { FeedRhythm } from "../../draft.ts";

/** A text as a feed gives it: HTML in whatever state, or plain. */
export type RawText = { value: string; isHtml: boolean };

/** An entry as a feed gives it, whatever the format; "" where it gives nothing. */
export type RawEntry = {
  title?: RawText;
  /** Absolute as far as the feed's own bases make it so; the likeliest first. */
  links: string[];
  guid: string;
  summary?: RawText;
  content?: RawText;
  /** As written, the one that says when it was published first. */
  dates: string[];
  authors: string[];
  categories: string[];
  section: string;
  images: string[];
  language: string;
  /** The paper that an aggregator took it from. */
  source: string;
};

export type RawFeed = {
  title: string;
  /** The site's page, as written. */
  home: string;
  language: string;
  entries: RawEntry[];
  rhythm: FeedRhythm;
  /** Why it was not read to its end. */
  stoppedBecause?: string;
  /** Entries that are none, with why. */
  unusable: string[];
};

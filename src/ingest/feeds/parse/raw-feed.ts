import type { FeedRhythm } from "../../draft.ts";
import type { NamedPicture } from "../../text/own-picture.ts";

/** A text as a feed has it: plain, or HTML, valid or not. */
export type RawText = { value: string; isHtml: boolean };

/** An entry as the feed has it, in any format; "" for what is missing. */
export type RawEntry = {
  title?: RawText;
  /** The likeliest first; absolute if the feed declares a base. */
  links: string[];
  guid: string;
  summary?: RawText;
  content?: RawText;
  /** As written, the date of publication first. */
  dates: string[];
  authors: string[];
  categories: string[];
  section: string;
  /** The likeliest to be its own first; absolute if the feed declares a base. */
  images: NamedPicture[];
  language: string;
  /** The paper that an aggregator took it from. */
  source: string;
};

export type RawFeed = {
  title: string;
  /** The site's page, as written. */
  home: string;
  language: string;
  /** Those of its entries that name none. */
  authors: string[];
  /** The newest, as many as are used, in its own order. */
  entries: RawEntry[];
  /** How many others it has. */
  left: number;
  rhythm: FeedRhythm;
  /** Why it was not read to the end. */
  stoppedBecause?: string;
  /** Why each entry that is not valid is not. */
  unusable: string[];
};

/** What a saying asks for: a command of the chat language in its plain forms, or talk that needs no command. */
export type ReadingKind =
  | "search"
  | "latest"
  | "trending"
  | "read"
  | "related"
  | "share"
  | "more"
  | "back"
  | "why"
  | "digest"
  | "digest-now"
  | "digest-on"
  | "digest-off"
  | "digest-status"
  | "follow"
  | "unfollow"
  | "following"
  | "subscription-choice"
  | "mute"
  | "unmute"
  | "settings"
  | "sources"
  | "feeds"
  | "forget-me"
  | "help"
  | "greet"
  | "thanks"
  | "cannot"
  | "link";

/** A saying as it was understood. Days are ISO dates in the reader's zone; `until` is the last day meant. */
export type Reading = {
  command: ReadingKind;
  query?: string;
  since?: string;
  until?: string;
  exclude?: string[];
  source?: string;
  notSource?: string;
  sort?: "new";
  /** Counts in the list shown last; -1 is its last story. */
  number?: number;
  times?: string[];
  /** As in a schedule: "daily", "weekdays", "weekends" or "mon,thu". */
  days?: string;
  zone?: string;
  /** How a digest is to look, as in a schedule: "compact without pictures". */
  style?: string;
  /** The command that help is asked about. */
  topic?: string;
  language?: string;
  /** What the language is called, if its script was named or is that of the saying. */
  called?: string;
  url?: string;
  /** Set if it is for the person alone. */
  isPersonal?: true;
  /** What else may have been meant: offered beside a search, never done unasked. */
  perhaps?: Reading;
};

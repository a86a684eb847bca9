import type { DateRange } from "./date-ranges.ts";

export type Sort = "best" | "new";

/** A condition on a field; `negated` for `-source:x`. */
export type FieldFilter = { field: "source" | "section" | "tag" | "lang"; value: string; negated: boolean };

/**
 * A word or a phrase, which may be asked for exactly as it stands; `field: "title"` if it must be in the headline;
 * `dates` if it is a day or a month.
 */
export type Clause = { text: string; phrase: boolean; exact?: true; field?: "title"; dates?: DateRange };

export type Query = {
  /** What was typed, quotes and widths normalised. */
  text: string;
  /** Each group is a set of alternatives (`a OR b`); a story should match every group. */
  groups: Clause[][];
  excluded: Clause[];
  filters: FieldFilter[];
  /** Published at or after, and before, in milliseconds since the epoch. */
  since?: number;
  until?: number;
  /** Whether an undated article was published when it was added; otherwise it is in no range of time. */
  undatedAsAdded?: boolean;
  sort: Sort;
  /** Filters that could not be read, as typed: shown to the reader, otherwise ignored. */
  unread: string[];
};

/** All stories, the newest first. */
const everything = { text: "", groups: [], excluded: [], filters: [], unread: [] };
export const newestFirst: Query = { ...everything, sort: "new" };

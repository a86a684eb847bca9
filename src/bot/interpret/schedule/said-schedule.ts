import type { DayPart } from "../../../digest/schedule/day-parts.ts";
import type { Phrase } from "../phrase.ts";

/** When something is to be posted, as it is gathered part by part. Spans count tokens. */
export type SaidSchedule = {
  /** `isOpen`: a part of the day named elsewhere says which of two hours it is. */
  times: { clock: string; isOpen: boolean; end: number }[];
  days: Set<number>;
  isRecurring: boolean;
  hasVerb: boolean;
  hasDigest: boolean;
  hasNews: boolean;
  part?: DayPart;
  zone?: string;
  about?: TokenSpan;
  /** Words that mean nothing in a schedule. */
  loose: TokenSpan[];
};

export type TokenSpan = [start: number, end: number];

/** The words of one language with which schedules are said. */
export type SchedulePhrases = {
  /** Every day or every week in more words than one. */
  daily: Phrase[];
  weekly: Phrase[];
  verb: Phrase[];
  digest: Phrase[];
  news: Phrase[];
  filler: Phrase[];
  /** Before the subject, before a time that is a bare number, and after a zone. */
  about: Phrase[];
  at: Phrase[];
  time: Phrase[];
  /** What ends a subject, by itself or before a time or a day. */
  joint: Phrase[];
  lead: Phrase[];
  /** Whether the subject stands before "news" or the digest, and of how many tokens it may be. */
  isSubjectBeforeNews: boolean;
  maxSubject: number;
  /** A digest without a time is an order only in a saying of so few tokens. */
  maxShort: number;
};

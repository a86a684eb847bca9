import { inPart } from "../../../digest/schedule/day-parts.ts";
import { nameWeekdays, sorted } from "../../../digest/schedule/weekdays.ts";
import type { Weekday } from "../../../digest/subscription.ts";
import type { Reading } from "../reading.ts";
import { type SaidToken, textOf } from "../tokens.ts";
import { gatherSchedule } from "./gather-schedule.ts";
import type { SaidSchedule, SchedulePhrases, TokenSpan } from "./said-schedule.ts";
import { longestEnd } from "./schedule-parts.ts";

/** "post the news every weekday at 8:30 and 18:00 about chips", "每天早上八點發新聞"; undefined unless every word has its part in it. */
export function readSchedule(text: string, tokens: SaidToken[], said: SchedulePhrases): Reading | undefined {
  const plan = gatherSchedule(text, tokens, said);
  const subject = subjectOf(plan, tokens, said);
  if (!isOrder(plan, tokens, said) || subject === "unclear") return undefined;
  const times = timesOf(plan);
  const query = subject && textOf(text, tokens, ...subject);
  const days = [...plan.days] as Weekday[];
  return {
    command: "digest-on",
    ...(times.length > 0 && { times }),
    days: nameWeekdays(sorted(days.length > 0 ? days : [1, 2, 3, 4, 5, 6, 7])),
    ...(plan.zone && { zone: plan.zone }),
    ...(query && { query }),
  };
}

function isOrder(plan: SaidSchedule, tokens: SaidToken[], { maxShort }: SchedulePhrases): boolean {
  const { hasVerb, hasDigest, hasNews, isRecurring, part, loose } = plan;
  const hasTimes = plan.times.length > 0;
  const says = hasNews || hasDigest;
  const isBare = loose.length === 0 && !plan.about;
  if (isRecurring && hasVerb && (says || hasTimes)) return true;
  if (isRecurring && hasTimes) return says || isBare;
  if (isRecurring && hasDigest) return part !== undefined;
  if (!hasDigest) return false;
  return hasTimes ? hasVerb || loose.length === 0 : hasVerb && isBare && tokens.length <= maxShort;
}

/** What the digest is about; "unclear" if other words mean nothing here. */
function subjectOf(
  { loose, about, hasNews, hasDigest }: SaidSchedule,
  tokens: SaidToken[],
  said: SchedulePhrases,
): TokenSpan | "unclear" | undefined {
  const [only, ...more] = loose;
  if (!only) return about;
  if (about || more.length > 0 || only[1] - only[0] > said.maxSubject) return "unclear";
  const isBeforeNews = longestEnd([...said.digest, ...said.news], tokens, only[1]) !== undefined;
  return isBeforeNews || (!said.isSubjectBeforeNews && (hasNews || hasDigest)) ? only : "unclear";
}

function timesOf({ times, part }: SaidSchedule): string[] {
  if (times.length === 0) return part ? [usual[part]] : [];
  const clocks = times.map(({ clock, isOpen }) => (part && isOpen ? inPart(clock, part) : clock));
  return [...new Set(clocks)].sort();
}

/** "Every morning" says roughly when. */
const usual = { morning: "08:00", noon: "12:00", afternoon: "15:00", night: "18:00" };

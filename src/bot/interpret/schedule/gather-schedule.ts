import type { SaidToken } from "../tokens.ts";
import type { SaidSchedule, SchedulePhrases, TokenSpan } from "./said-schedule.ts";
import { dayPartAt, daysAt, longestEnd, timesByToken, zoneAt } from "./schedule-parts.ts";

/** What each word of a saying has to do with a schedule. */
export function gatherSchedule(text: string, tokens: SaidToken[], said: SchedulePhrases): SaidSchedule {
  const plan: SaidSchedule = {
    times: [],
    days: new Set(),
    isRecurring: false,
    hasVerb: false,
    hasDigest: false,
    hasNews: false,
    loose: [],
  };
  const place: PlanAt = { text, tokens, said, plan, times: timesByToken(text, tokens, said) };
  let at = 0;
  while (at < tokens.length) {
    const found = longestPart(at, place);
    const part = found && !isInsideSubject(at, found.end, place) ? found : loosePart(at, plan);
    part.take();
    at = part.end;
  }
  return plan;
}

const longestPart = (at: number, place: PlanAt): Part | undefined =>
  partsAt(at, place).reduce<Part | undefined>(
    (best, part) => (best && best.end >= part.end ? best : part),
    undefined,
  );

function loosePart(at: number, { loose }: SaidSchedule): Part {
  const last = loose.at(-1);
  const take = (): void => {
    if (last && last[1] === at) last[1] = at + 1;
    else loose.push([at, at + 1]);
  };
  return { end: at + 1, take };
}

/** One character in the midst of a subject, such as the 報 of 報告, is part of it. */
function isInsideSubject(at: number, end: number, { plan, tokens, said }: PlanAt): boolean {
  const isWithin = plan.loose.at(-1)?.[1] === at && tokens[at]?.isHan && tokens[end]?.isHan;
  return Boolean(isWithin) && end === at + 1 && tokens[at]?.word !== "的" && !startsNews(end, tokens, said);
}

const startsNews = (at: number, tokens: SaidToken[], said: SchedulePhrases): boolean =>
  longestEnd([...said.digest, ...said.news], tokens, at) !== undefined;

type PlanAt = {
  text: string;
  tokens: SaidToken[];
  said: SchedulePhrases;
  plan: SaidSchedule;
  times: ReturnType<typeof timesByToken>;
};
type Part = { end: number; take: () => void };

/** All that may begin at a token; of the longest the first counts. */
function partsAt(at: number, { text, tokens, said, plan, times }: PlanAt): Part[] {
  const part = <T>(found: { value: T; end: number } | undefined, take: (value: T) => void): Part[] =>
    found ? [{ end: found.end, take: () => take(found.value) }] : [];
  const words = (
    kind: "daily" | "weekly" | "digest" | "news" | "verb" | "filler",
    take: () => void,
  ): Part[] => {
    const end = longestEnd(said[kind], tokens, at);
    return end === undefined ? [] : [{ end, take }];
  };
  const recur = (days: number[]): void => {
    plan.isRecurring = true;
    if (days.length < 7) for (const day of days) plan.days.add(day);
  };
  const says = (what: "hasDigest" | "hasNews" | "hasVerb") => (): void => {
    plan[what] = true;
  };
  const time = times.get(at);
  return [
    ...part(time, ({ clock, isOpen }) => plan.times.push({ clock, isOpen, end: time?.end ?? at })),
    ...part(zoneAt(tokens, at, plan, said), (zone) => {
      plan.zone = zone;
    }),
    ...part(daysAt(text, tokens, at), recur),
    ...words("daily", () => recur([])),
    ...words("weekly", () => recur(plan.days.size > 0 ? [] : [1])),
    ...part(subjectAt(at, { text, tokens, said, plan, times }), (about) => {
      plan.about = about;
    }),
    ...words("digest", says("hasDigest")),
    ...words("news", says("hasNews")),
    ...part(dayPartAt(text, tokens, at), ({ part: named, isEach }) => {
      plan.part = named;
      plan.isRecurring ||= isEach;
    }),
    ...words("verb", says("hasVerb")),
    ...words("filler", () => {}),
  ];
}

/** What stands after "about": not "on mondays", "for us", "at 8". */
function subjectAt(at: number, place: PlanAt): { value: TokenSpan; end: number } | undefined {
  const { tokens, said, plan } = place;
  const start = longestEnd(said.about, tokens, at);
  if (start === undefined || start >= tokens.length || plan.about || at === 0) return undefined;
  if (startsPart(start, place) || startsNews(start, tokens, said)) return undefined;
  if (longestEnd(said.filler, tokens, start) !== undefined) return undefined;
  let end = start + 1;
  while (end < tokens.length && !goesOn(end, place)) end++;
  return { value: [start, end], end };
}

const startsPart = (at: number, { text, tokens, said, times }: PlanAt): boolean =>
  times.has(at) || daysAt(text, tokens, at) !== undefined || longestEnd(said.daily, tokens, at) !== undefined;

/** Whether the schedule goes on after a subject. "about monday night football" does not. */
function goesOn(at: number, place: PlanAt): boolean {
  const { text, tokens, said, times } = place;
  const days = daysAt(text, tokens, at)?.value.length ?? 0;
  if (days >= wide || times.get(at)?.value.isBare === false) return true;
  if ([...said.daily, ...said.joint].some((one) => longestEnd([one], tokens, at) !== undefined)) return true;
  const led = longestEnd(said.lead, tokens, at);
  return led !== undefined && startsPart(led, place);
}

const wide = 5;

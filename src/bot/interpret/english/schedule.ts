import { firstMatch, type Phrase, phrases } from "../phrase.ts";
import type { Reading } from "../reading.ts";
import { daysNamed } from "../schedule-days.ts";
import { type SaidToken, textOf } from "../tokens.ts";
import { timeAt, zoneAt } from "./clock-time.ts";
import { weekdayNamed } from "./day-slots.ts";
import { sets } from "./word-sets.ts";

/** When something is to be posted, as it is gathered word by word. */
type SaidSchedule = {
  times: string[];
  days: Set<number>;
  isRecurring: boolean;
  hasVerb: boolean;
  hasDigest: boolean;
  hasNews: boolean;
  half?: "am" | "pm";
  zone?: string;
  about?: [number, number];
  loose: [number, number][];
};

const words = (text: string): Phrase[] => phrases(sets, ...text.split(";").map((one) => one.trim()));

const everyDay = words(
  "every_single_day;every|each day|morning|evening|night|afternoon|noon|midday;daily;everyday;once_a_day;nightly;mornings;evenings;day_after_day;once_daily;each_and_every_day",
);
const workdays = words(
  "every|each|on? weekday|weekdays|workday|workdays|working_day|working_days|business_day|business_days;mon|monday to|through|till|-|until fri|friday;on_working_days;during_the_week",
);
const weekends = words("every|each|on|at? the? weekend|weekends");
const weekly = words("weekly;every_week;once_a_week;each_week");
const verbs = words(
  "post|send|drop|give|deliver|share|show|publish|push|put|bring|remind|run|have|get|provide|email|message|ping|read|start|begin|do|tell|write|leave|dm|serve|want|need;set_up|setup|set|schedule|create|make|start|add|enable|turn_on|arrange|plan|switch_on|configure|automate",
);
const digests = words("<digest>|daily_news|morning_news|evening_news|news_post");
const news = words(
  "news|headlines|stories|top_stories|updates|update|articles|news_update|top_news|top_headlines|latest_news|the_latest|latest|what_is_new|whats_new|new_stories|todays_news|today_news",
);
const filler = words(
  "<the>|a|an|some;me|us|to|here|in|into|this_channel|the_channel|everyone|at|on|and|please|with|for|of|up|by|around|about_at|in_here|in_this_channel|the_team|our_team|channel|room|it|want|would_like|i|we|like|you|can|could|automatic|automatically|starting|from|new|short|quick|time|times|sharp|oclock|o'clock|out|daily|each_time|also|that|there|is|be|so|every;thanks;thank_you;team;people;sure;make_sure;gets;get_posted;posted;to_be_posted;a_day;of_the_day",
);
const aboutWords = words("about|on|regarding|covering|concerning|only|just|related_to|for|with");

/** "post the news every weekday at 8:30 and 18:00 about chips": undefined unless every word has its part in it. */
export function readSchedule(text: string, tokens: SaidToken[]): Reading | undefined {
  const plan: SaidSchedule = {
    times: [],
    days: new Set(),
    isRecurring: false,
    hasVerb: false,
    hasDigest: false,
    hasNews: false,
    loose: [],
  };
  let at = 0;
  while (at < tokens.length) at = takePart(plan, tokens, at);
  const isOrder =
    (plan.hasVerb && (plan.hasNews || plan.hasDigest) && plan.isRecurring) ||
    (plan.hasVerb && plan.hasDigest && (plan.times.length > 0 || tokens.length <= 6)) ||
    (plan.hasVerb && plan.isRecurring && plan.times.length > 0) ||
    (plan.hasDigest && plan.isRecurring && plan.times.length > 0) ||
    (plan.hasDigest && plan.times.length > 0 && plan.loose.length === 0) ||
    (plan.hasNews && plan.isRecurring && plan.times.length > 0) ||
    (plan.isRecurring && plan.times.length > 0 && plan.loose.length === 0 && plan.about === undefined);
  const object = objectOf(plan, tokens);
  if (!isOrder || object === "unclear") return undefined;
  const query = object && textOf(text, tokens, ...object);
  const times = plan.times.length > 0 ? [...new Set(plan.times)].sort() : defaultTimes(tokens);
  return {
    command: "digest-on",
    ...(times.length > 0 && { times }),
    days: daysNamed(plan.days),
    ...(plan.zone && { zone: plan.zone }),
    ...(query && { query }),
  };
}

/** The subject, before "news" or after "about"; other words that mean nothing here make it no schedule. */
function objectOf(plan: SaidSchedule, tokens: SaidToken[]): [number, number] | "unclear" | undefined {
  if (plan.loose.length > 1) return "unclear";
  const [loose] = plan.loose;
  if (!loose) return plan.about;
  const next = tokens.slice(loose[1], loose[1] + 2);
  const isBeforeNews = firstMatch([...digests, ...news], next, 0, {}, false) !== undefined;
  return plan.about || !isBeforeNews || loose[1] - loose[0] > 4 ? "unclear" : loose;
}

function takePart(plan: SaidSchedule, tokens: SaidToken[], at: number): number {
  const fits = (said: Phrase[]): number | undefined => firstMatch(said, tokens, at, {}, false)?.end;
  const time = timeAt(tokens, at, plan);
  if (time) {
    plan.times.push(time.value);
    return time.end;
  }
  const zone = zoneAt(tokens, at);
  if (zone) {
    plan.zone = zone.value;
    return zone.end;
  }
  for (const [said, days] of [
    [workdays, [1, 2, 3, 4, 5]],
    [weekends, [6, 7]],
    [everyDay, []],
    [weekly, [1]],
  ] as const) {
    const end = fits(said);
    if (end === undefined) continue;
    plan.isRecurring = true;
    if (said !== everyDay) for (const day of days) plan.days.add(day);
    const last = tokens[end - 1]?.word ?? "";
    if (/^(?:evening|evenings|night|nightly|afternoon)$/.test(last)) plan.half = "pm";
    return end;
  }
  const weekday = weekdaysAt(tokens, at);
  if (weekday) {
    plan.isRecurring = true;
    for (const day of weekday.days) plan.days.add(day);
    if (/^(?:evening|evenings|night|nights|afternoon|afternoons)$/.test(tokens[weekday.end - 1]?.word ?? ""))
      plan.half = "pm";
    return weekday.end;
  }
  const subject = fits(aboutWords);
  if (subject !== undefined && !plan.about && at > 0 && isSubject(tokens, subject)) {
    const end = subjectEnd(tokens, subject);
    plan.about = [subject, end];
    return end;
  }
  const [asDigest, asNews, asVerb] = [fits(digests), fits(news), fits(verbs)];
  if (asDigest !== undefined) plan.hasDigest = true;
  else if (asNews !== undefined) plan.hasNews = true;
  else if (asVerb !== undefined) plan.hasVerb = true;
  const end = asDigest ?? asNews ?? asVerb ?? fits(filler);
  if (end !== undefined) return end;
  const last = plan.loose.at(-1);
  if (last && last[1] === at) last[1] = at + 1;
  else plan.loose.push([at, at + 1]);
  return at + 1;
}

/** Not "on mondays", "for us", "at 8". */
const isSubject = (tokens: SaidToken[], at: number): boolean => {
  const rest = tokens.slice(at, at + 2);
  if (rest.length === 0 || weekdaysAt(tokens, at) || timeAt(tokens, at, {})) return false;
  return ![everyDay, workdays, weekends, filler, digests, news].some((said) =>
    firstMatch(said, rest, 0, {}, false),
  );
};

function subjectEnd(tokens: SaidToken[], from: number): number {
  let end = from + 1;
  while (end < tokens.length) {
    const next = tokens[end]?.word ?? "";
    if (/^(?:at|every|each|daily|on|here|please|in|to)$/.test(next) && endsThere(tokens, end)) break;
    if (timeAt(tokens, end, {}) && /\d[:.]|am$|pm$|noon/.test(next)) break;
    if ([everyDay, workdays].some((said) => firstMatch(said, tokens, end, {}, false))) break;
    end++;
  }
  return end;
}

/** Whether the schedule goes on at a word such as "at" or "on". */
const endsThere = (tokens: SaidToken[], at: number): boolean =>
  /^(?:here|please|daily|every|each)$/.test(tokens[at]?.word ?? "") ||
  timeAt(tokens, at + 1, {}) !== undefined ||
  weekdaysAt(tokens, at + 1) !== undefined ||
  /^(?:this|the|here|me|us|my|our|weekdays|weekends)$/.test(tokens[at + 1]?.word ?? "");

/** "every monday and thursday", "on fridays", "mon,thu". */
function weekdaysAt(tokens: SaidToken[], at: number): { days: number[]; end: number } | undefined {
  let end = at;
  if (/^(?:every|each|on)$/.test(tokens[end]?.word ?? "")) end++;
  const days: number[] = [];
  for (;;) {
    const day = weekdayNamed(tokens[end]?.word ?? "") ?? (tokens[end]?.word === "sun" ? 7 : undefined);
    if (day === undefined) break;
    days.push(day);
    end++;
    if (
      /^(?:morning|mornings|evening|evenings|night|nights|afternoon|afternoons)$/.test(
        tokens[end]?.word ?? "",
      )
    )
      end++;
    if (
      /^(?:and|&)$/.test(tokens[end]?.word ?? "") &&
      weekdayNamed(tokens[end + 1]?.word ?? "") !== undefined
    )
      end++;
  }
  return days.length > 0 ? { days, end } : undefined;
}

/** "Every morning" says roughly when. */
function defaultTimes(tokens: SaidToken[]): string[] {
  const said = tokens.map(({ word }) => word).join(" ");
  if (/\bmornings?\b/.test(said)) return ["08:00"];
  if (/\bafternoons?\b/.test(said)) return ["15:00"];
  if (/\bevenings?\b/.test(said)) return ["18:00"];
  return /\bnight(?:s|ly)?\b/.test(said) ? ["21:00"] : [];
}

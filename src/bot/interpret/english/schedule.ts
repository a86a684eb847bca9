import { phrases } from "../phrase.ts";
import type { SchedulePhrases } from "../schedule/said-schedule.ts";
import { sets } from "./word-sets.ts";

const words = (...texts: string[]) => phrases(sets, ...texts);

/** How a schedule is said in English. */
export const schedulePhrases: SchedulePhrases = {
  daily: words(
    "all_days|all_the_days|every_days|every_single_day|once_a_day|twice_a_day|twice_daily|day_after_day|once_daily|each_and_every_day|daily",
    "every|each noon|midday",
    "every|each|on? working_day|working_days|business_day|business_days",
  ),
  weekly: words("weekly|every_week|once_a_week|each_week"),
  verb: words(
    "post|send|drop|give|deliver|share|show|publish|push|put|bring|remind|run|have|get|provide|email|message|ping|read|start|begin|do|tell|write|leave|dm|serve|want|need",
    "set_up|setup|set|schedule|create|make|start|add|enable|turn_on|arrange|plan|switch_on|configure|automate",
  ),
  digest: words("<digest>|daily_news|morning_news|evening_news|news_post"),
  news: words(
    "news|headlines|stories|top_stories|updates|update|articles|news_update|top_news|top_headlines|latest_news|the_latest|latest|what_is_new|whats_new|new_stories|todays_news|today_news",
  ),
  filler: words(
    "<the>|a|an|some|me|us|to|here|in|into|this_channel|the_channel|everyone|at|on|and|please|with|for|of|up|by|around|about_at|in_here|in_this_channel|the_team|our_team|channel|room|it|want|would_like|should_like|i|we|like|you|can|could|automatic|automatically|starting|from|new|short|quick|time|times|sharp|out|each_time|also|that|there|is|be|so|every|each|thanks|thank_you|team|people|sure|make_sure|gets|get_posted|posted|to_be_posted|a_day|of_the_day|during_the_week|or|@",
  ),
  about: words("about|on|regarding|covering|concerning|only|just|related_to|for|with"),
  at: words("at|by|around|from|@", "<digest> on"),
  time: words("time|timezone|time_zone"),
  joint: words("here|please|every|each", "at|on|in|to this|the|here|me|us|my|our"),
  lead: words("at|on|in|to|by|around|from"),
  isSubjectBeforeNews: true,
  maxSubject: 4,
  maxShort: 6,
};

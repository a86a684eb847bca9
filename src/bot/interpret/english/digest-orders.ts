import { firstMatch, phrases } from "../phrase.ts";
import type { Reading } from "../reading.ts";
import type { SaidToken } from "../tokens.ts";
import { sets } from "./word-sets.ts";

const kinds =
  "daily|morning|evening|weekly|weekday|nightly|night|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|regular|scheduled|automatic|news|first|second|8am|9am|every_day|todays|saturdays|sundays|mondays|fridays|next|afternoon|lunchtime|midday";
const all = { ...sets, kinds };

const off = phrases(
  all,
  "cancel|stop|end|remove|delete|disable|drop|kill|pause|quit|discontinue|turn_off|switch_off|get_rid_of|scrap|unsubscribe_from|unsubscribe_me_from|unsubscribe_us_from|unset|unschedule|halt|suspend|lose|no_more|end_the|call_off|shut_off|deactivate|clear posting|sending|giving|publishing|doing|me|us|here|out|with|getting|delivering|running|<the>|<kinds>|your|of* <digest>|daily_news|morning_news|evening_news|news_posts|daily_posts|morning_posts|scheduled_posts|schedule|morning_post|daily_post|evening_post|news_every_day|news_every_morning|news_each_morning|daily_message|morning_message|news_post please|here|in_here|in_this_channel|for_now|every_day|every_morning|anymore|any_more|each_morning|posts|from_now_on|now|post|for_this_channel|messages|about*",
  "stop|quit|dont|do_not|no_longer post|posting|send|sending|publish|publishing|give|giving|share|drop|dropping|push|pushing|deliver|delivering me|us|<the>|<kinds>|any|more* news|headlines|<digest>|stories every|each|in_the|at|daily|on|here|day|morning|evening|night|please|in_here|anymore|any_more|in_this_channel|to_the_channel|weekday|weekdays|8|9|am|8am|9am*",
  "turn|switch <the>|<kinds>* <digest>|schedule off please|now|here*",
  "<the>|<kinds>* <digest> off|is_no_longer_needed|is_not_needed please*",
  "i|we dont_want|do_not_want|no_longer_want|no_longer_need|dont_need|do_not_need|want_no|are_done_with|can_do_without <the>|<kinds>|any|to_get|more|a* <digest>|daily_news|morning_news|daily_post|morning_post|daily_posts anymore|any_more|here|please|now|in_this_channel|every_day*",
  "no more|further? <the>|<kinds>* <digest>|daily_news|morning_news|morning_posts|daily_posts please|here|in_here*",
);
const status = phrases(
  all,
  "what|which|at_what time|times|hour|when does|do|is|are|will|did|can_we_expect|should_we_expect|the <the>|<kinds>|next|your|a|be* <digest>|morning_news|daily_news|daily_post|morning_post|news_post get|gets|be|come|comes|arrive|go|goes|posted|out|sent|due|scheduled|set|set_for|set_up|here|post|run|runs|published|happen|for|in_this_channel|delivered|to_be|land|lands|drop|coming|in|up|next|every_day|each_day|today|on|at|go_out|expected|supposed_to*",
  "what|which|how_many <kinds>* <digest> are|is|do|does|have|we|there|this_channel|has|you* set|set_up|scheduled|here|running|on|active|configured|there|have|in_this_channel|for_this_channel|get|got|planned*",
  "whats|what_is|what_are|show|list|see|check|view|tell_me|give_me|display|status_of|how_about <me>? <the>? schedule|schedules|<digest>_schedule|digest_status|digest_settings|posting_schedule|digest_times|digest_time|digests|digest_schedule|scheduled_digests|scheduled_posts|next_digest_time here|please|for_this_channel|now|today|set_here|for_this|in_this_channel|status|of_the_digest|for_the_digest*",
  "is|are|do|does|have|has there|we|this_channel|the|a|any|our|have|got|you* <kinds>* <digest> set|set_up|scheduled|on|active|running|here|configured|for|this_channel|today|still|there|working|off|enabled|planned|in_this_channel*",
  "<digest>|schedule|digests status|schedule|times|settings|info",
  "when|what_time do|does|will|is|are we|i|you|it|the|news? get|post|posts|send|receive|see|have|publish|expect|come|posted the|our|my|next|a|<kinds>* <digest>|news|headlines here|each_day|every_day|today|next|posted|in_here|daily|published|out*",
  "how often|frequently does|do|is|are|will <the>|<kinds>|you* <digest>|news|post come|posted|out|post|run|published|go|sent|get|arrive|the|news|digest|here|a*",
  "whens|when_is|when_s <the>|<kinds>|next* <digest> due|coming|posted|out|scheduled|here*",
  "why is|was|did there no|not|the|todays|this_mornings|morning|we|get|our|a* <digest> today|late|missing|not|posted|get|this_morning|come|here*",
);

/** The end of a digest, or the question about it; undefined for other sayings. */
export function readDigestOrder(tokens: SaidToken[]): Reading | undefined {
  if (firstMatch(status, tokens, 0, {})) return { command: "digest-status" };
  return firstMatch(off, tokens, 0, {}) ? { command: "digest-off" } : undefined;
}

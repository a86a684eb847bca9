import { ordersIn } from "../order.ts";
import { sets } from "./word-sets.ts";

const setting = "set|change|switch|make|put|update|adjust|fix|correct|use|convert";
/** After a place: what is to be done about it. */
const fixing =
  "time|now|please|and|so|but|the|my|your|our|all|adjust|fix|set|change|correct|update|use|show|switch|make|put|give|times|timezone|time_zone|clock|clocks|zone|local|local_time|digest|dates|accordingly|to|in|that|it|here|there|for_me|are|is|wrong|off|me|us|can|could|you|should|be|match|convert|everything";

/** The language and the zone of the answers: "speak chinese", "im in berlin, fix the times". */
export const settings = ordersIn({ ...sets, setting, fixing })(`
settings: settings|preferences|my_settings|show_settings|show_my_settings|the_settings|channel_settings|show_the_settings
settings: speak|talk|answer|reply|respond|write|use|chat|communicate|show_everything|continue|be to|me|us|only|with|in|back* {language} please|from_now_on|only|to_me|to_us|instead|with_me|now|for_me*
settings: can|could|do you? speak|talk|answer|reply|respond|write|use|switch to|me|in|us* {language} please|from_now_on|instead*
settings: <setting> everything|the|your|my|our|this|channel|bot* language|locale|lang|interface|replies|answers|it|over|interface_language|back? to|in|into|is|as|=? {language} please|for_me|for_us|for_this_channel|here*
settings: <setting> to? {language} please|for_me|instead|language|now*
settings: in? {language} please|only|from_now_on|instead
settings: language|lang|locale to|is|=|should_be? {language} please*
settings: i|we only? prefer|want|speak|read|need|understand|would_like|should_like|wish|use|like only|it|answers|replies|that|if|answer|reply|talk|write|me|us|you|to|speak|in|them|everything|the|your|to|have|get|receive|answers|replies|news* {language} please|only|answers|replies|here*
settings: <setting> the|my|our|your|channel|this* time_zone|timezone|tz|zone|clock|time|times|local_time|zone_here to|is|as|for|in|into|=|on* {place} time|timezone|please|for_me|here|now*
settings: my|our|the|channel|local* time_zone|timezone|tz|zone|local_time|time|clock is|should_be|=|in? {place} time|please|now|<fixing>*
settings: i|we|everyone_here|everybody_here|this_channel|most_of_us|all_of_us|the? team|office|company|our_team|our_office|our_company|my_team|my_office? am|are|is|live|work|moved|sit|relocated|just_moved|have_moved|m|re in|on|at|from|to|based_in|located_in|out_of|over_in {place} <fixing>*
settings: i|we|everyone|our_team|our_office am|are|is|live|work|based in|at {place} use|set|show|please|to* {place} time|timezone|times please*
settings: im|were in|at|from|based_in|living_in|located_in|working_from|over_in|now_in|on* {place} <fixing>*
settings: <the>? time_zone|timezone|times|time|clock|clocks|dates|everything should|must|needs_to|has_to|ought_to be? in|on|set_to|to {place} time|timezone|please*
settings: use|show|display|give times|everything|the|all|me|us|clock|dates|it|in|on* {place} time|times|timezone|please|instead|for_me|here*
`);

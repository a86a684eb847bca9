import { ordersIn } from "../order.ts";
import { sets } from "./word-sets.ts";

// What whole sayings ask for. The first that fits counts, so the narrower stand first.

/** About the list shown last. */
export const listOrders = ordersIn(sets)(`
more: show|see|give|get|load|list|any|some|a_few|read|see|got|have_you_got|do_you_have|can_i_have|are_there|is_there? <me>? some|a_few|the|any? more|further|others stories|results|news|articles|headlines|of_them|of_these|of_those|like_that|from_the_list|of_the_list|hits|items|there|here|now|from_that_search*
more: <open>? <me>? <the>? next page|one|ones|five|5|few|10|ten|results|stories|batch|set|bunch|part|lot|list|screen of_results|of_stories|please*
more: next|more|continue|go_on|keep_going|carry_on|forward|onwards|scroll|scroll_down|proceed|go_further|and_then|what_else|anything_else|is_there_more|are_there_more|there_more|is_that_all|go_to_the_next_page|go_next|move_on|next_please|page_down|one_more_page|another_page|turn_the_page more|next|please*
more: what|anything|any|is_there|are_there else|other|others|more|others_like_this stories|results|ones|there|news|articles*
back: <open>? <me>? <the>? previous|prior|earlier|preceding|last page|results|list|ones|screen|stories|batch|five|set
back: back|prev|previous|go_back|page_back|backwards|page_up|scroll_up|back_one|step_back|take_me_back|go_to_the_previous_page|one_page_back|back_up|back_a_page|return please|again|to_the_list|to_the_previous_page|to_page_one|a_page|one_page|to_the_last_page|to_the_results|to_the_first_page*
back: go|take_me|back to? the? previous|last|prior page|one
back: go|back|take_me to? the? page|one|list before|again
read: <open>? <me>? <the>? {ordinal} <one>? please|on_the_list|in_the_list|in_full|from_the_list|from_top*
read: <open> <me>? <the>? more|details|full_text|full_story|rest about|on|of|for <the>? <one>|number|no|nr? {n} please|on_the_list*
read: <open>|tell <me>? more|details|the_full_story|everything|the_rest about|on|of|for <the>? {ordinal} <one>?
read: more|details|info about|on|of <the>? {ordinal} <one>?
read: more|details|info about|on|of <the>? <one>|number|no? {n}
read: <open> <me>? <the>? <one>|number|no|nr|# {n} please|now*
read: <open> {n} please|now|in_full*
read: <the> <one> number|no|nr|# {n} please|now|in_full*
read: number|no|nr|item|story|article|result|headline|option|#|link {n} please|then|it_is*
read: {n} please
read: whats|what_is <the>? {ordinal} <one>? about|say?
read: whats|what_is number|story {n} about?
read: i want|would_like|should_like|wish to? read|see|open|hear? <the>? {ordinal} <one>
read: i want|would_like|should_like|wish to? read|see|open number|story|article? {n}
read: <open>|expand <the>? whole|full story|article|text of? number|story? {n}
related: more|others|stories|articles|news|anything|something|related|similar|find_more|show_me_more like|similar_to|related_to|stories_like|stories_to number|story|article? {n}
related: more|others|stories|articles|news|anything|something|related|similar|find_more like|similar_to|related_to|stories_like <the>? {ordinal} <one>?
share: share|post|send|forward|repost number|story|article|item|no {n} here|to_everyone|with_everyone|with_the_channel|to_the_channel|with_the_team|to_the_team|in_the_channel|in_here|please|to_this_channel|in_this_channel|publicly|with_all*
share: share|post|send|forward {n} here|to_everyone|with_everyone|with_the_channel|to_the_channel|with_the_team|in_the_channel|in_here|please|to_this_channel|publicly*
share: share|post|send|forward <the>? {ordinal} <one> here|to_everyone|with_everyone|with_the_channel|to_the_channel|with_the_team|to_the_team|in_the_channel|in_here|please|to_this_channel|publicly|with_all|with_us*
share: share|post|send|forward <the>? {ordinal} here|to_everyone|with_everyone|with_the_channel|to_the_channel|with_the_team|in_the_channel|in_here|to_this_channel
`);

/** About the news of the hour. */
export const newsOrders = ordersIn(sets)(`
trending: <open>|whats|what_is|what_are|which_is|which_are? <me>? <the>? top|main|biggest|hottest|hot|big|key|leading|major|most_important|most_read|most_popular|most_covered|most_reported|most_discussed|most_talked_about|popular|lead|trending|best|important news|stories|headlines|story|articles|topics|items|ones|news_stories|headline here|now|right_now|of_the_moment|of_the_hour|at_the_moment|around|please|out_there|in_the_news|everyone*
trending: <open>? <me>? <the>? headlines|front_page|headline|top_five|top_5|top_10|top_ten|top_3|top_three now|right_now|please|here|stories|news*
trending: what|whats|what_is|what_are|show_me|show is|are|the? <the>? trending|hot|big|popular|everyone_talking_about|people_talking_about|everybody_talking_about|top_story|top_stories|headlines|main_headlines|biggest_story|biggest_stories|main_stories|most_read|making_headlines|making_news|in_the_headlines|top_headlines|top_news|main_news|making_waves|big_news|the_buzz|buzzing now|right_now|today|here|please|at_the_moment|on|stories|this_morning*
trending: trending|trends|hot_topics|top_story|top_stories|top_news|whats_hot|most_read now|right_now|please|today|topics|stories*
trending: what is|are everyone|everybody|people|they|papers|we|media talking|reading|writing|buzzing about now|right_now*
trending: what are the papers|media|news saying|reporting|writing|full_of today|now|this_morning*
digest-now: post|publish|share|send|drop|put|run <the>? <digest> here|now|right_now|to_the_channel|in_here|in_the_channel|to_everyone|please|immediately|to_this_channel*
digest: what did|have|had|do i|we miss|missed|missing so_far|overnight|this_morning|while_i_was_away|while_i_was_out|here|since_then|please|out_on|in_the_news|lately*
digest: what i|we missed|have_missed
digest: did i|we miss anything|something|much|out_on|important|any_news|news|interesting*
digest: anything i|we missed|should_know
digest: summarize|summarise|sum_up|recap|digest|wrap_up|condense|tldr|sum <me>? <the>? news|headlines|day|stories|everything|events|happenings|highlights|main_points|what_happened|it_all|morning|situation? of|for|from|up|the|day|today|me|us|so_far|please*
digest: <open>? <me>? <the>|a|an? quick|short|brief|daily|morning|evening|news|latest|nightly? <digest>|highlights|overview|summary_of_the_day|run-down|key_points|main_points|catch-up|catchup of|for|on|the|day|news|today|me|us|please|so_far|now|events|everything*
digest: catch|bring|fill|get me|us up|in|caught to_speed|up_to_date|up_to_speed|on_the_news|on_everything|up|on_today|on_the_latest|with_the_news|on_what_i_missed|on_what_happened|news|please|quickly*
digest: brief|debrief me|us please|quickly|on_today|on_the_news|on_the_day|on_everything*
digest: tldr|tl|tl;dr|briefing|recap|daily_briefing|news_roundup|roundup|summary|digest_please|the_digest|my_digest|highlights of|the|day|today|news|please|now*
digest: what should|do|must i|we? need_to? know|read|be_aware_of today|now|about|right_now|this_morning*
digest: what happened|has_happened while_i_was_away|while_we_slept|while_i_slept|overnight|while_i_was_out|while_i_was_asleep|while_i_was_gone
digest: how did the day go
digest: i|we have|ve? been away|out|offline|off|on_holiday|on_vacation|asleep what_did_i_miss|what_happened|catch_me_up*
digest: the day|today|news in_brief|in_short|in_a_nutshell|in_a_minute
digest: make|prepare|create|write|do <me>? <the>? a? <digest> of|for|the|day|news|today|me|please|now*
digest: make|prepare|create|write|do <me>? a|an <digest> of|for|the|day|news|today|me|please|now*
latest: whats|what_is|what|anything|something|any|is_there_anything|is_there|got_anything|have_you_got_anything new|newest|latest|recent|fresh|else_new|happening|going_on|up_today|breaking|hot_off_the_press|the_news|the_latest|the_latest_news|the_news_today|in_the_news|on_the_news|on_the_wires|on_the_wire|the_word|cooking here|there|now|right_now|around|please|out_there|in_the_world|world|happening|today|for_me|for_us|with_the_news|lately|since|on|everyone|this_morning|or_not|at_the_moment|currently|guys|bot|newsdesk*
latest: what is|was|has|are|were|did|has_been happening|new|happened|going_on|the_news|the_latest|the_latest_news|up|in_the_news|been_happening happen|here|now|right_now|in_the_world|around|today|lately|out_there|this_morning|at_the_moment|currently*
latest: <open>? <me>? <the>? latest|newest|most_recent|recent|fresh|current|new|breaking|last <news> here|now|right_now|please|today|for_me|from_today|of_the_day|around|in*
latest: <open>|tell <me>? <the>? <news> now|right_now|please|today|of_the_day|from_today|for_today|in_here|here*
latest: <news> please|now|today|right_now|time|me|for_me|of_the_day|everyone*
latest: do|have|got|has|is|are you|there|we|u|i? got|have|seen? <the>? <news> for_me|for_us|today|here|now|please|yet|at_all|around*
latest: what|which <news>|good_stories is|are|do|does there|you|we|it? have|got|exist|know|find? for_me|for_us|today|here|now|please|lately*
latest: update|refresh me|us|please|now|it*
latest: i|we would|want|need|like|love|to* read|see|get|hear|have? <the>? <news> today|please|now*
latest: the_latest|latest|newest|new|whats_new|news_flash|newsflash|latest_please|recent|recents|most_recent please|now|stuff|ones|things|items|stories|news*
latest: surprise|entertain me|us with_news|please*
latest: anything|something interesting|good|worth_reading|exciting|important|happening|on|of_note|i_should_know today|now|happening|in_the_news|here|out_there|lately*
latest: tell me|us something new|interesting|whats_new|what_is_new|whats_happening|what_is_happening|whats_going_on|the_latest|what_happened|the_news today|now|please*
feeds: list|show|check|see|which|what|manage <me>? <the>? rss? feeds are|do|we|you|have|there|read|configured|set_up|hooked_up|connected|added|active|in_use|loaded|polled|polling|running|working|here|subscribed_to*
`);

/** About what is followed here. */
export const subscriptionOrders = ordersIn(sets)(`
subscription-choice: stop|unsubscribe|cancel|quit|enough|halt|silence|quiet|be_quiet|opt_out|leave_me_alone|leave_us_alone|pause|stop_it|stop_this|stop_that|stop_now|stop_posting|stop_spamming|stop_messaging|stop_everything|stop_all|cease|cancel_everything|unsubscribe_all|mute_all|turn_off|turn_it_off|turn_this_off|switch_off|no_more|stop_talking|stop_please|shut_down|shush|hush|stop_sending|stop_alerting|stop_notifying|unsub it|this|that|me|us|everything|all|now|here|please|in_here|posting|sending|in_this_channel|from_this|from_all|from_everything|stuff|things|already|to_us|to_me|so_much|that_many|spamming|of_it|from_this_channel|anything|of_this|the_spam|the_posts|the_messages|these_messages|those_messages|messages|posts|messaging|bothering|this_stuff*
subscription-choice: stop|quit posting|sending|messaging|spamming|pinging|bothering|notifying|alerting|texting|writing|dming me|us|here|in_here|stuff|things|messages|so_much|everything|anything|in_this_channel|please|that|this|to_us|all_this|these|all_the_time|so_often|the_channel*
subscription-choice: dont|do_not|never|please_dont send|post|message|ping|write|notify|dm|contact me|us|here|anything|anymore|any_more|again|in_here|things|stuff|messages|more|to_me|to_us*
subscription-choice: i|we dont_want|do_not_want|want_no|no_longer_want|no_longer_wish this|these|that|those|it|any|more|anymore|messages|posts|any_more|of_this|of_these|to_get|notifications|the*
subscription-choice: take|remove me|us off|from the_list|this|the_mailing_list|your_list|here|this_list|all_lists
subscription-choice: turn|switch off|everything|it|this|all|that* off|now|please*
subscription-choice: too many|much messages|posts|alerts|noise|notifications|spam
subscription-choice: how do|can|to i|we? make_it_stop|make_this_stop|stop_this|stop_it|stop_these|unsubscribe|opt_out|get_rid_of_this
`);

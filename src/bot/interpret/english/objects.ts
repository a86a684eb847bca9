import type { ObjectWords } from "../object-order.ts";
import { ordersIn } from "../order.ts";
import { phrases } from "../phrase.ts";
import type { ReadingKind } from "../reading.ts";
import { wordSet } from "../spellings.ts";
import { sets } from "./word-sets.ts";

const orders = ordersIn(sets)(`
unfollow: stop|quit|cease|dont|do_not|no_longer|please_stop|no_need_to|you_can_stop|we_can_stop|no_point_in following|tracking|watching|monitoring|follow|track|watch {query}
unfollow: stop|quit|cease|dont|do_not|no_longer|please_stop send|sending|give|giving|post|posting|ping|pinging|alert|alerting|notify|notifying|tell|telling|update|updating|message|messaging|bother|bothering|spam|spamming|inform|informing me|us|the_channel|here? <the>|more|new|any_more* <alerts>|news|stories|stuff|messages|things|articles|anything|everything|posts? about|on|for|regarding|when|of|with <the>? {query}
unfollow: stop|end|cancel|remove|delete|drop|disable|kill|turn_off|switch_off|no_more|unsubscribe_from|unsubscribe_me_from|quit|mute_the|pause|halt|cease|get_rid_of|scrap|undo|lose <the>? <alerts>|alerting about|on|for|to|of|from|regarding|with <the>? {query}
unfollow: stop|end|cancel|remove|delete|drop|disable|kill|turn_off|switch_off|no_more|unsubscribe_from|scrap|get_rid_of <the>? {query} <alerts>
unfollow: unsubscribe_from|unsubscribe_us_from|unsubscribe_me_from|unsub_from <the>? {query}
unfollow: unsubscribe me|us|this_channel? from|to <the>? {query}
unfollow: i|we dont_want|do_not_want|no_longer_want|no_longer_wish|want_no_more|need_no_more|no_longer_need|dont_need any|to_get|to_hear|to_receive|the|more|your* <alerts>|news_alerts|notified on|about|for|from|of <the>? {query}
unfollow: i|we dont_want|do_not_want|no_longer_want|no_longer_wish|want_to_no_longer|want_to_stop|would_like_to_stop to? follow|track|be_alerted_about|be_notified_about|hear_about|get_alerts_on|get_alerts_for|get_alerts_about|unfollow|stop_following|hear_any_more_about {query}
unfollow: i|we dont_want|do_not_want|no_longer_want|no_longer_wish|want_no_more|no_longer_need|dont_need any|the|more|your|these|to_get|to_see* {query} <alerts> here|anymore|any_more|please|now*
unfollow: turn|switch <the>? {query} <alerts> off
unfollow: {query} alerts|notifications off
unfollow: take|remove {query} off|from <the>? watchlist|watch_list|list|alerts|follows|subscriptions|followed_topics
mute: mute|silence|hide|block|filter_out|suppress|blacklist|ignore|skip all|any|every|everything_about|everything_on|anything_about|anything_on|news_about|news_on|stories_about|stories_on|articles_about|the_topic|topics_like {query}
mute: mute|silence|hide|block|filter_out|suppress|ignore|skip|blacklist|drop <the>? {query} news|stories|articles|coverage|headlines|stuff|posts|here|in_here|in_this_channel|for_now|from_here|from_the_digest|from_this_channel|content|from_now_on
mute: i|we? dont_want|do_not_want|never_want|dont_care|do_not_care|dont_need|are_not_interested|am_not_interested|are_sick_of|are_tired_of|am_sick_of|am_tired_of|have_had_enough to_see|to_read|to_hear|about|regarding|concerning|anything|in|any|any_more|more|of|see|hear|for* {query} news|stories|articles|coverage|headlines|stuff|here|in_here|in_this_channel|any_more|anymore|posted|again|in_this|in_the_digest|in_our_digest|content|spam|spam_in_here|spam_here|news_in_here|stories_in_here
mute: i|we dont_want|do_not_want|never_want|dont_care|do_not_care|dont_need|are_not_interested|am_not_interested|are_sick_of|are_tired_of|am_sick_of|am_tired_of|have_had_enough any|any_more|more|seeing|the* to_see|to_read|to_hear_about|to_hear|to_hear_any_more_about|about|to_see_any|to_see_more|to_see_anything_about|to_see_anything_on|to_see_anything_regarding|to_see_anything_concerning <the>|any|more? {query} news|stories|articles|coverage|headlines|stuff|here|in_here|in_this_channel|any_more|anymore|posted|again|in_this|in_the_digest|in_our_digest|content*
mute: dont|do_not|never|please_not|stop|quit|please_stop show|showing|include|including|post|posting|bring|bringing|send|sending|give|giving me|us|here? any|more|us|anything|stories|articles|news|about|on|with* {query} news|stories|articles|coverage|headlines|stuff|here|in_here|in_this_channel|any_more|anymore|again|in_the_digest|in_our_digest|content|posts|to_us*
mute: no|enough more|of|any_more|with <the>? {query} news|stories|articles|coverage|headlines|stuff|here|in_here|in_this_channel|please|in_the_digest|posts|any_more
mute: no {query} news|stories|articles|headlines|in_this_channel|please|in_the_digest|posts
mute: please no_more {few}
mute: leave|keep|take {query} out out_of_our_news|out_of_my_news|out_of_our_channel|out_of_our_feed|out_of_here|of_here|of_this|of_this_channel|of_the_digest|of_the_channel|of_our_digest|of_it|of_the_news|of_the_posts*
mute: exclude|remove|drop|ban|omit {query} from here|digests|this|this_channel|the_digest|the_channel|our_digest|our_news|the_posts|the_results|my_feed|our_feed|alerts|the_alerts
mute: nobody|no_one here|in_here? wants|cares|needs to_read|to_see|about|to_hear* {query}
unmute: stop|quit muting|hiding|blocking {query}
unmute: show|allow {query} news|stories? again
follow: <tell> <me> know|me|us|a_heads_up|here? <when> <comes> <news>|new|a|any|some|more|the|anything_new|something_new|else* <about>|mentioning|from <the>? {query}
follow: <tell> <me> know|here? <when> {query} is|are|gets|comes|has|have|makes|appears|hits in|on|up|the|new|news|mentioned|published|something|headlines|a|out|come|some|stories|again|reported|covered*
follow: <tell> <me> know|here? <when> something|anything|news|stories|a_story|an_article|anything_new|something_new|the_papers|they happens|comes|breaks|appears|gets_published|is_published|drops|pops_up|report|reports|write|writes|shows_up|turns_up|lands|come|break|moves|changes to|out|up|on|about|with|at|in|in_about|mentioning|mentions* <the>? {query}
follow: notify|alert|ping|warn|dm <me> know|posted|updated|here|back? about|of|on|to|for|regarding any|new|all|every|the|more|anything_new|everything* <news>|new? <about>|mentioning|from|with? <the>? {query}
follow: let|keep <me> know|posted|updated about|of|on any|new|all|every|the|more|anything_new|everything* <news>|new? <about>|mentioning|from|with? <the>? {query}
follow: notify|alert|ping|warn|dm <me> know|of|about? <news>|all_news|new_stories <about> <the>? {query}
follow: keep <me> posted|updated|informed|in_the_loop|up_to_date|abreast|current on|about|of|with|regarding <the>? {query}
follow: keep|have an_eye|tabs|watch|an_ear|a_lookout|a_watch|a_close_eye on|for|out_for <the>? {query} for_me|for_us|please*
follow: watch|look|listen out? for <news>|any|anything|new|all|something|on|about* {query} for_me|for_us|please
follow: watch|look|listen out? for <news>|anything|something|any_news <about> {query}
follow: watch|track|monitor {query} for <me>|please
follow: watch|track|monitor <news> <about> <the>? {query}
follow: subscribe|sign|sub me|us|this_channel|the_channel|here? to|up_for|for|up_to|down_for|onto <the>|all* <alerts>|news|stories|updates|everything|topic|topics? about|on|for|to|from? <the>? {query}
follow: add|put me|us|this_channel to|down_for|onto|on <the>|all* <alerts>|list|news|updates about|on|for|to? <the>? {query}
follow: follow|track|monitor <the>|all|every|any|everything|anything* <news>|topic|topics|subject|company <about>? <the>? {query} for <me>|please
follow: follow|track everything|anything|news|stories|all_news|the_topic|the_company|all_stories about|on|from|regarding? {query}
follow: start|begin following|tracking|watching|monitoring|alerting_us_on|alerting_me_on|alerts_for|an_alert_for {query}
follow: add|set|create|make|start|put|get|enable|turn|switch|want|need on|up|me|us|a|an|new|the|some|in|please* <alerts>|news_alert|news_alerts|watch|tracker for|on|about|to|of|when <the>? {query}
follow: i|we want|would_like|should_like|wish|need|like|wish|would_love to? follow|track|get|be|subscribe|receive|hear|have|see <alerts>|alerted|notified|told|informed|new|all|to|updates|every_story|everything|updated|kept_updated|kept_posted* about|on|for|when|whenever|of|with|from? <the>? {query}
follow: i|we want|would_like|should_like|wish|need <alerts>|updates_whenever|to_know_whenever|to_know_when|to_be_told_when <about>|there_is|something_happens_with|news_on|news_about|anything_new_on* <the>? {query}
follow: send|give|post|share|drop|publish|put <me>? <alerts>|every_new_story|every_story|all_new_stories|anything_new|everything_new|new_stories|all_news|every_article|new_articles|anything|everything|all_the_news <about>|mentioning|when|whenever <the>? {query} here|as_it_comes|as_it_comes_in|as_they_come|as_they_come_in|in_here|to_us|immediately|as_soon_as_it_breaks|when_it_breaks|in_this_channel|right_away|as_it_happens|when_it_comes_out|in_real_time|automatically|from_now_on*
follow: send|give|post|share|drop|publish|ping|forward <me>? <news>|new_stories|any_news <about> <the>? {query} whenever|when|as_soon_as|as|every_time|once it|they|there|you|happen|happens|breaks|break|comes|come|in|out|up|get|see|is|are|any|one|them|something|appears*
follow: <alerts>|<news>|a_word|a_note|a_message|a_ping|a_shout|a_heads_up|to_know|to_hear|to_be_told <when> <comes>|something|anything|news|stories|is|new|a|any|some|more|the|happens|breaks|comes_out|comes_in|changes|drops|published|posted* about|on|regarding|concerning|with|from|mentioning|for|in|to <the>? {query}
follow: alerts|notifications for|about {few} please*
follow: <when> <comes> <news>|new|a|any|some|more|anything_new|something_new* <about>|mentioning <the>? {query} tell|let|alert|ping|notify|post|message|say|give|drop me|us|it|know|here|a_ping|a_shout|something|in_here|the_channel*
follow: <when> {query} is|are|gets in the news|headlines tell|let|alert|ping|notify|post me|us|it|know|here*
follow: heads up when|whenever|if|on there_is|you_see|something|anything|news|on|about|for* {query}
`);

/** Verbs that are orders with an object behind them, if it is short. */
export const bareOrders: Record<string, ReadingKind> = {
  follow: "follow",
  subscribe: "follow",
  unfollow: "unfollow",
  unsubscribe: "unfollow",
  mute: "mute",
  unmute: "unmute",
};

/** What no follow, mute or unfollow is about: headlines and sayings begin like orders. */
export const neverObjects =
  wordSet(`the your his her its their my our this that it them him all up through suit along on in to for out back me
  everything everyone anything nothing someone by with into from at as over after before if and or of be swan swans
  button buttons point key switch function feature request requests option train people instead monday tuesday wednesday thursday friday saturday sunday`);

/** "Keep an eye on your credit card issuers, they may ..." is a sentence to look for. */
const maxObjectWords = 7;

/** Orders about something named in them. */
export const objectWords: ObjectWords = {
  orders,
  digest: phrases(
    sets,
    "<the>? daily|nightly|weekly|regular|scheduled|automatic|morning|evening",
    "<the>|daily|morning|evening|weekly|night|nightly|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|8am|9am|regular|scheduled|automatic|news* <digest>|news|daily_news|morning_news|daily_post|daily_posts|morning_post|posts here|in|into|to|please|in_here|in_this_channel|for_now|posts|post|every_morning|every_day|anymore|any_more|any_longer|no_more|from_now_on|for_now|updates*",
  ),
  pronouns: phrases(
    sets,
    "it|this|that|these|those|all|everything|me|us|them|messages|spam|posts|stuff|things|noise|so_much|so_many_messages|all_of_it|all_of_this|all_of_them|here|this_channel|you|everyone|any_of_it|any_of_this|the_alerts|all_alerts|all_topics|everything_here|the_updates|updates|all_updates|alerts|these_alerts|notifications|this_stuff|the_list|the_mailing_list please|now|anymore|here|any_more*",
  ),
  openings: phrases(
    sets,
    "<the>|any|all|some|new|more|latest|recent* <news> about|on|of|for|from|regarding|concerning|mentioning|with the|any?",
    "the|any|all",
  ),
  ends: phrases(
    sets,
    "anymore|any_more|any_longer|alerts|alert|notifications|notification|updates|more|please|here|thanks|now|today|again|ok|for_us|for_me|posts|any|from|on|for|me|us",
    "in|into|to|for|inside the|this|our channel|room|group|thread|team",
  ),
  isRefused: (tokens, start, end) =>
    neverObjects.has(tokens[start]?.word ?? "") || end - start > maxObjectWords,
};

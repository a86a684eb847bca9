import { gistsIn } from "../gist.ts";
import { linesOf } from "../order.ts";
import { phrases } from "../phrase.ts";
import { topics } from "./talk.ts";
import { sets } from "./word-sets.ts";

/** Little words, which any order may have. */
export const little = phrases(
  sets,
  "<the>|i|we|you|u|me|us|it|its|a|an|there|here|is|are|was|were|be|been|am|im|do|does|did|can|could|will|would|shall|should|may|might|please|kindly|just|now|right_now|currently|at_the_moment|already|in|on|at|of|for|to|from|and|or|but|so|then|ok|okay|hey|hi|hello|bot|newsdesk|channel|room|group|thread|everyone|team|guys|again|also|too|really|actually|exactly|want|need|like|have|has|had|get|gets|got|getting|let|go|with|about|any|some|all|up|out|by|as|id|ill|ive|thanks|thank_you|pls|in_here|over_here|for_us|for_me|at_all|possible|possibly|maybe|quickly|one|ones|thing|things|stuff",
);

const words = {
  ...sets,
  asked:
    "turn|turn_on|turn_off|switch|switch_on|switch_off|off|on|cancel|pause|end|disable|enable|get_rid_of|people|one|someone|somebody|receive|each|every|morning|evening|day|daily|topic|topics|keyword|keywords|something|story|stories|news|work|works|use|using|make|create|add|start|stop|set|set_up|new|command|function|feature|certain|particular|specific|know|company|name|source|sources|what|whats|best|easiest|tell|show|give|walk|through|someday|articles|own|myself|ourselves|possible|proper|another|different|schedule|switch|turn_off|turn_on|change|manage|see|go",
  what: "what|whats|which|who|whom|list|show|see|display|tell|view|check|give|remind|name|how_many|whatever|everything|do_we_have|do_i_have|are_there_any|have_we_got|got_any",
  stop: "stop|cancel|end|off|turn|switch|shut|remove|delete|disable|kill|drop|no_more|quit|pause|unsubscribe|enough|no_longer|dont|do_not|not|without|rid|done|halt|cease|scrap|suspend|discontinue|no_need|switch_off|turn_off|shut_off",
  digests:
    "<digest>|daily_news|morning_news|evening_news|daily_post|daily_posts|morning_post|morning_posts|news_post|news_posts|scheduled_posts|scheduled_news|daily_message|daily_update|daily_updates|morning_update",
  kinds:
    "daily|morning|evening|weekly|weekday|nightly|night|noon|every_day|every_morning|each_morning|each_day|regular|scheduled|automatic|news|next|todays|afternoon|lunchtime|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|first|second|5am|6am|7am|8am|9am|10am|5pm|6pm|7pm|8pm|9pm|oclock",
  posting:
    "post|posting|posted|send|sending|sent|publish|publishing|published|deliver|delivered|delivering|run|running|come|comes|coming|arrive|arrives|go|goes|going|land|show_up|set|set_up|happen|happens|due|appear|drop|expect|receive|receiving",
  followed:
    "follow|follows|following|followed|track|tracks|tracking|tracked|watch|watching|watched|monitor|monitoring|monitored|subscribe|subscribed|subscribed_to|subscriptions|subscription|subscribing|alerts|alert|alerted|notifications|notified|watchlist|watch_list|alerting",
  page: "page|pages|results|result|list|screen|stories|articles|headlines|news|items|batch|set|hits",
  turn: "show|see|give|load|turn|go|take|move|jump|scroll|flip|return|bring|open|view|read|continue",
  asks: "give|show|get|tell|hit|bring|fetch|read|hear|see|list|pull_up|bring_up|find|run|go|through|over|what|whats|which|have|view|share|hand",
  headlines:
    "news|stories|headlines|story|topics|articles|items|pieces|events|things|headline|happenings|developments",
  weighty:
    "top|biggest|main|major|big|hottest|hot|leading|lead|most_important|important|most_read|most_popular|popular|key|principal|chief|trending|front_page|most_talked_about|best|largest|making_waves",
  alert:
    "tell|notify|give_a_shout|shout_out|let_us_know|signal|ping|alert|message|post|drop|send|say|shout|flag|warn|let_know|know|inform|update|dm|remind|note|heads_up|poke|nudge|holler|write",
  when: "when|whenever|if|any_time|anytime|every_time|each_time|as_soon_as|once|the_moment|the_minute|the_second",
};

/** How something is done, of each topic of the help. */
const questions = linesOf(topics)
  .map(
    ({ name, said }) =>
      `help ${name}: how|explain|teach|way|command|syntax|instructions|steps + ${said} ~ <asked>`,
  )
  .join("\n");

/** Orders in other words than those of the phrases. The narrower stand first. */
export const gists = gistsIn(words)(`
digest-status: <digests> + when|whens|what_time|which_time|hour|how_often|schedule|scheduled|next|why|which_days|what_days|set|set_up|time|times|status|late|missing ~ <kinds>|<posting>|what|whats|hows|which|not|didnt|doesnt|wasnt|isnt|hasnt|havent|never|yet|today|still|is_there|any|active|enabled|arranged|planned|running|settings|expected|days|day|show|see|check|tell
digest-status: <digests> + is|are|isnt|arent + on|off|running|active|enabled|disabled|working|alive|paused|stopped ~ or|not|still|even|here|channel|this|yet|again|<kinds>
digest-off: <digests> + <stop>|no|done_with|tired_of ~ <kinds>|<posting>|anymore|any_more|for_now|for_good|from_now_on|altogether|completely|wanted|needed|useful|today
following: <what> + <followed> ~ our|subjects|subject|at_present|presently|topics|topic|subjects|sign_up|signed_up|companies|keywords|terms|words|names|current|active|set|set_up|running|on|everything|we_have|who|list
sources: sources|source|papers|newspapers|publishers|publisher|outlets|sites|websites|publications|media|agencies + <what>|where|your ~ news|stories|articles|information|come|comes|come_from|take|got|taken|use|using|read|reading|cover|covering|covered|carry|include|included|available|included|search|pull|draw|rely|different|know|of
sources: where + news|stories|articles|information|headlines|content + come|comes|get|gets|find|from|pull|take|taken|source ~ your|all
forget-me: delete|erase|remove|forget|wipe|clear|purge|destroy|drop|deleted|erased|removed|wiped|cleared|gone|scrub + my|me|about_me|on_me|mine + data|information|info|history|everything|record|records|profile|searches|details|account|memory|trace|traces|personal|anything|whatever ~ store|stored|keep|kept|know|knows|saved|save|have|hold|held|remember|collected|search|what|ever|said|asked|that_you|please
forget-me: delete|erase|forget|wipe|remove|clear + i|we + searched|search|said|asked|told|typed|wrote|looked|read ~ everything|what|whatever|ever|for|you|that|at|up
more: more|next|further|another|rest|others|continue|additional|other|remaining ~ <page>|<turn>|left|few|keep|please|is_that_all|what|else|five|ten|of_them|like_that
more: else + what|whats|anything|any|something ~ there|got|have|found|find|can|show|<page>|left|came_up
back: previous|prior|preceding|prev|back|earlier + page|pages|results|list|screen|go|step|take|turn|jump|return ~ <page>|<turn>|please|to_where_we_were|before|last|first|beginning
subscription-choice: too_many|so_many|too_much|make_it_stop|make_this_stop|stop|quit|cease|no_more|enough|cancel|unsubscribe|turn_off|switch_off|end|dont_want|do_not_want + posting|posts|messages|messaging|notifications|notification|alerts|alerting|sending|spamming|spam|subscriptions|subscription|updates|pinging|pings|bothering|notifying|emails|everything ~ me|us|every|single|day|all|please|these|those|so_many|constantly|anymore|any_more|from_you|in_this|receive|receiving|make_it_stop|way|its|getting|annoying
read: open|read|text|full_text|whole|contents|summary|info|take|pick|choose|show|see|view|expand|tell|hear|look|looks|pull|bring|give|more|details|detail|interesting|click|go|say|says|about + {ordinal};number|no|nr|story|article|item|result|headline|link|# {n} ~ one|story|article|item|headline|result|link|piece|number|full|text|whole|in_full|aloud|out_loud|on_the_list|in_the_list|know|is_about|what|whats|does|ill|more|list
help: you|u|your|this|it|bot|newsdesk + useless|stupid|dumb|worst|terrible|awful|rubbish|crap|crappy|garbage|trash|junk|bad|annoying|broken|pathetic|lame|idiotic|idiot|moron|slow|worthless|horrible|shit|shitty|sucks|suck|hate|boring|wrong|hopeless|ridiculous|disappointing|nonsense ~ ever|such|so|very|piece|thing|app|tool|what|how|why|always|never|works|work|answer|answers|results|news|this|that|today|totally|absolutely|pretty|kinda|kind|just|at|not|helpful|seen|used|time|lol|lmao|mate|man|honestly|seriously|utter|complete|total|absolute|pure|frankly|rather|quite
help: you|u|your|this_bot|the_bot|bot + not|never|dont|cant|cannot|wont|no|arent|isnt|doesnt + understand|listen|listening|get|bright|smart|clever|helpful|useful|good|work|working|answer|help|know|right|sense|intelligent|make_sense|learn ~ very|even|ever|anything|what|me|much|all|that|particularly|thing|app|tool|seem|to|idea|clue
help: you|u|this|bot|newsdesk + what|who + are|is|r|supposed_to_be ~ on_earth|hell|heck|the_hell|the_heck|even|supposed|doing|anyway|thing
trending: <weighty> + <headlines> ~ <asks>|five|ten|three|5|10|3|today|todays|this_morning|right_now|of_the_moment|of_the_hour|of_the_day|world|around|most|so_far
trending: headlines|front_page ~ <asks>|main|today|todays|this_morning|top|right_now
trending: people|everyone|everybody|the_world|world|others|readers|they|media|papers|press|twitter|internet|the_internet + reading|talking|discussing|saying|watching|buzzing|obsessed|clicking|sharing|looking|following|talk|read|discuss|care + what|whats|which ~ about|today|now|online|most|these_days|at|into|over|stories|news|topics|lately|the_most
help: you|your|bot|this|newsdesk|it|u + purpose|capable|commands|command|features|functions|abilities|good_for|able|made|built|created|named|called|name|used|useful|use|do|help|work|works|function|ask|options|skills|talents|instructions|manual|guide|person|robot|human|ai|machine + what|whats|how|who|which|why|list|show|tell|explain|describe|are_you|are_u|do_you|do_you_have|have_you_got|teach ~ else|kind|sort|of|with|work|use|commands|capable|anything|stuff|even|understand|say|type|for_what|what_for|some|news
digest: summary|gist|recap|rundown|run-down|overview|roundup|briefing|highlights|catch_up|up_to_date|up_to_speed|summarize|summarise|sum_up|tldr|fill_in|short_version|nutshell|key_points|main_points|quick_look + <asks>|<headlines>|bring|keep|day|today|todays|morning|catch|of|me|us ~ <asks>|<headlines>|day|today|todays|this_morning|morning|bring|catch|quick|short|brief|quickly|fast|so_far|up|whole|key|everything|happened|been|going_on|since|missed
latest: anything|something|much + happen|happened|break|broke|go_on|went_on|going_on|change|changed|new ~ overnight|today|while_i_slept|last_night|this_morning|big|in_the_world|important|else|since
latest: anything|news|headlines|stories|happening|going_on|whats_up|events|highlights|new|latest|story|happened|happen|going|occurred|update|updates + what|whats|any|anything|give|show|tell|worth|important|big|interesting|hot|notable|major|fresh|todays|recap|know ~ what|anything|any|worth|knowing|know|reading|important|big|interesting|hot|notable|major|significant|should|today|this_morning|tonight|this_evening|this_afternoon|right_now|world|around|around_the_world|lately|recent|recently|in_the_world|out_there|so_far|of_note|the_day|of_the_day|fresh|read|see|hear|hit|me|talk|about|most|biggest|main|key|top|exciting|good|overnight|happen|while_i_slept|broke|break|going_on|let_us|lets
thanks: trick|works|worked|helped|saved + that|this|you|it ~ did|for_me|perfectly|great|nicely|lot|me|time|of|really|totally|well|so_much|day
thanks: thanks|gg|thank_you|cheers|appreciated|appreciate|grateful|ta|thankyou|obliged ~ brilliant|great|perfect|awesome|nice|lovely|cool|super|wow|excellent|amazing|wonderful|fantastic|so_much|very_much|a_million|a_lot|a_bunch|loads|tons|heaps|many|much|big|huge|for_that|help|helpful|helping|your|job|work|done|well|good|again|mate|buddy|friend|pal|man|dude|folks|all|everybody|tip|info|answer|answers|quick|very|that_helps|that_helped|yes|no|worries|got_it|exactly|what_i_needed|needed|was|looking|heads_up|a_ton|fast|quick|easy|spot_on|useful|handy|neat|sweet|legend|star|lifesaver|saved|time|anyway|in_advance|kind|kindly|exactly|just|what|looking_for|found|find|love|it|that|did|trick|day|made|were|really|everything|lot|appreciate|quickly|works|perfectly|after|ever|thats|this|is|how
greet: gm|gn|hi|hello|hey|g'day|gday|morning|afternoon|evening|greetings|howdy|hiya|heya|yo|day|welcome|hola|bonjour ~ good|all|everyone|everybody|folks|there|lovely|happy|nice|beautiful|friend|friends|my|how|things|doing|going|today|hope|well|fine|to_you|people|world|again|mate|buddy|pal|y'all|yall|you_all|new_here|new|server|workspace|just|joined|joining|back|monday|tuesday|wednesday|thursday|friday|weekend|hanging|whats|dear|newsbot|news_bot|gm|gn|gang|crew|ladies|gentlemen|class|bots|its|nice_to|meet|glad|see|first|time
unfollow: <stop>|no|done|finished|tired|sick|lose|ditch + <alerts>|pinging|notifying|alerting|following|tracking|monitoring|watchlist + {5} ~ want|need|anymore|any_more|any_longer|news|stories|on|about|for|list|topic|longer|with|of|take|can|post
follow: <alert> + <when> + me|us|here|channel|team|we|i|everyone + {5} ~ a|message|comes_up|come_up|comes|come|is|gets|mentioned|there|news|new|story|stories|article|articles|something|anything|appears|appear|pops_up|pop_up|changes|happens|happen|breaks|break|drops|surfaces|hits|turns_up|published|out|headlines|about|on|reported|reports|mentions|mention|is_in|lands|shows_up|word|report|moves|development|developments|update|updates|announced|announces|major|big|shout|give|any_time|ever
follow: <alerts>|notified|alerted|watchlist|posted|updated|in_the_loop|pinged + set|set_up|create|add|make|put|send|keep|start|turn_on|switch_on|enable|activate|want|need|give|get|sign|sign_up|like|love + on|about|for|of|to|regarding|whenever|when + {4} ~ list|any|news|stories|every|new|story|article|articles|topic|keyword|up|into
mute: not_interested|dont_care|do_not_care|sick_of|tired_of|bored_of|bored_with|fed_up|had_enough|no_interest|never_show|never_post|dont_post|dont_show + here|channel|feed|digest|digests|results|posts|i|we|im + {2} ~ <headlines>|coverage|content|stuff|about|in|of|on|to|from|see|hear|read|want|with|any|anything|anymore|any_more|again|ever
mute: keep|leave|hide|filter|block|skip|ban|exclude|remove|drop + channel|feed|digest|digests|results|posts|here|out_of_our_news|out_of_the_news|out_of_my_news + {2} ~ <headlines>|coverage|content|stuff|about|out|of|on|from|any|anything
${questions}`);

import { gistsIn } from "../gist.ts";
import { phrases } from "../phrase.ts";
import { sets } from "./word-sets.ts";

/** Little words, which any order may have. */
export const little = phrases(
  sets,
  "<the>|i|we|you|u|me|us|it|its|a|an|there|here|is|are|was|were|be|been|am|im|do|does|did|can|could|will|would|shall|should|may|might|please|kindly|just|now|right_now|currently|at_the_moment|already|in|on|at|of|for|to|from|and|or|but|so|then|ok|okay|hey|hi|hello|bot|newsdesk|channel|room|group|thread|everyone|team|guys|again|also|too|really|actually|exactly|want|need|like|have|has|had|get|gets|got|getting|let|go|with|about|any|some|all|up|out|by|as|id|ill|ive|thanks|thank_you|pls|in_here|over_here|for_us|for_me|at_all|possible|possibly|maybe|quickly|one|ones|thing|things|stuff",
);

const words = {
  ...sets,
  what: "what|whats|which|who|whom|list|show|see|display|tell|view|check|give|remind|name|how_many|whatever|everything",
  stop: "stop|cancel|end|off|turn|switch|shut|remove|delete|disable|kill|drop|no_more|quit|pause|unsubscribe|enough|no_longer|dont|do_not|not|without|rid|done|halt|cease|scrap|suspend|discontinue|no_need|switch_off|turn_off|shut_off",
  digests:
    "<digest>|daily_news|morning_news|evening_news|daily_post|daily_posts|morning_post|morning_posts|news_post|news_posts|scheduled_posts|scheduled_news|daily_message|daily_update|daily_updates|morning_update",
  kinds:
    "daily|morning|evening|weekly|weekday|nightly|night|noon|every_day|every_morning|each_morning|each_day|regular|scheduled|automatic|news|next|todays|afternoon|lunchtime|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|first|second",
  posting:
    "post|posting|posted|send|sending|sent|publish|publishing|published|deliver|delivered|delivering|run|running|come|comes|coming|arrive|arrives|go|goes|going|land|show_up|set|set_up|happen|happens|due|appear|drop|expect|receive|receiving",
  followed:
    "follow|follows|following|followed|track|tracks|tracking|tracked|watch|watching|watched|monitor|monitoring|monitored|subscribe|subscribed|subscribed_to|subscriptions|subscription|subscribing|alerts|alert|alerted|notifications|notified|watchlist|watch_list|alerting",
  page: "page|pages|results|result|list|screen|stories|articles|headlines|news|items|batch|set|hits",
  turn: "show|see|give|load|turn|go|take|move|jump|scroll|flip|return|bring|open|view|read|continue",
  alert:
    "tell|notify|ping|alert|message|post|drop|send|say|shout|flag|warn|let_know|know|inform|update|dm|remind|note|heads_up|poke|nudge|holler|write",
  when: "when|whenever|if|any_time|anytime|every_time|each_time|as_soon_as|once|the_moment|the_minute|the_second",
};

/** Orders in other words than those of the phrases. The narrower stand first. */
export const gists = gistsIn(
  words,
  `
digest-status: <digests> + when|whens|what_time|which_time|hour|how_often|schedule|scheduled|next|why|which_days|what_days|set|set_up|time|times|status|late|missing ~ <kinds>|<posting>|what|which|not|yet|today|still|is_there|expected|days|day|show|see|check|tell
digest-off: <digests> + <stop> ~ <kinds>|<posting>|anymore|any_more|for_now|for_good|from_now_on|altogether|completely|wanted|needed|useful|today
following: <what> + <followed> ~ our|topics|topic|subjects|sign_up|signed_up|companies|keywords|terms|words|names|current|active|set|set_up|running|on|everything|we_have|who|list
sources: sources|source|papers|newspapers|publishers|publisher|outlets|sites|websites|publications|media|agencies + <what>|where|your ~ news|stories|articles|information|come|comes|come_from|taken|use|using|read|reading|cover|covering|covered|carry|include|included|available|included|search|pull|draw|rely|different|know|of
sources: where + news|stories|articles|information|headlines|content + come|comes|get|gets|find|from|pull|take|taken|source ~ your|all
forget-me: delete|erase|remove|forget|wipe|clear|purge|destroy|drop + my|me|about_me|on_me|mine + data|information|info|history|everything|record|records|profile|searches|details|account|memory|trace|traces|personal|anything|whatever ~ store|stored|keep|kept|know|knows|saved|save|have|hold|held|remember|collected|search|what|ever|said|asked|that_you|please
more: more|next|further|another|rest|others|continue|additional|other|remaining ~ <page>|<turn>|left|few|keep|please|is_that_all|what|else|five|ten|of_them|like_that
back: previous|prior|preceding|prev|back|earlier + page|pages|results|list|screen|go|step|take|turn|jump|return ~ <page>|<turn>|please|to_where_we_were|before|last|first|beginning
subscription-choice: stop|quit|cease|no_more|enough|cancel|unsubscribe|turn_off|switch_off|end|dont_want|do_not_want + posting|posts|messages|messaging|notifications|notification|alerts|alerting|sending|spamming|spam|subscriptions|subscription|updates|pinging|pings|bothering|notifying|emails|everything ~ me|us|every|single|day|all|please|these|those|so_many|constantly|anymore|any_more|from_you|in_this|receive|receiving
read: open|read|show|see|view|expand|tell|hear|look|looks|pull|bring|give|more|details|detail|interesting|click|go|say|says|about + {ordinal};number|no|nr|story|article|item|result|headline|link|# {n} ~ one|story|article|item|headline|result|link|piece|number|full|text|whole|in_full|aloud|out_loud|on_the_list|in_the_list|know|is_about
help: you|u|this|it|bot|newsdesk + useless|stupid|dumb|worst|terrible|awful|rubbish|crap|crappy|garbage|trash|junk|bad|annoying|broken|pathetic|lame|idiotic|idiot|moron|slow|worthless|horrible|shit|shitty|sucks|suck|hate|boring|wrong|hopeless|ridiculous|disappointing|nonsense ~ ever|such|so|very|piece|thing|app|tool|what|how|why|always|never|works|work|answer|answers|results|news|this|that|today|totally|absolutely|pretty|kinda|kind|just|at|not|helpful|seen|used|time
help: you|u|this|bot|newsdesk + what|who + are|is|r|supposed_to_be ~ on_earth|hell|heck|the_hell|the_heck|even|supposed|doing|anyway|thing
trending: people|everyone|everybody|the_world|world|others|readers|they|media|papers|press|twitter|internet|the_internet + reading|talking|discussing|saying|watching|buzzing|obsessed|clicking|sharing|looking|following|talk|read|discuss|care + what|whats|which ~ about|today|now|online|most|these_days|at|into|over|stories|news|topics|lately|the_most
help: you|your|bot|this|newsdesk|it|u + purpose|capable|commands|command|features|functions|abilities|good_for|able|made|built|created|named|called|name|used|useful|use|do|help|work|works|function|ask|options|skills|talents|instructions|manual|guide|person|robot|human|ai|machine + what|whats|how|who|which|why|list|show|tell|explain|describe|are_you|are_u ~ else|kind|sort|of|with|work|use|commands|capable|anything|stuff|even|understand|say|type|for_what|what_for|some|news
latest: anything|news|headlines|stories|happening|going_on|whats_up|events|highlights|new|latest|story|happened|update|updates + what|whats|any|anything|give|show|tell|worth|important|big|interesting|hot|notable|major|fresh|todays|recap|know ~ what|anything|any|worth|knowing|know|reading|important|big|interesting|hot|notable|major|significant|should|today|this_morning|tonight|this_evening|this_afternoon|right_now|world|around|around_the_world|lately|recent|recently|in_the_world|out_there|so_far|of_note|the_day|of_the_day|fresh|read|see|hear|hit|me|talk|about|most|biggest|main|key|top|exciting|good
thanks: thanks|thank_you|cheers|appreciated|appreciate|grateful|ta|thankyou|obliged ~ brilliant|great|perfect|awesome|nice|lovely|cool|super|wow|excellent|amazing|wonderful|fantastic|so_much|very_much|a_million|a_lot|a_bunch|loads|tons|heaps|many|much|big|huge|for_that|help|helpful|helping|your|job|work|done|well|good|again|mate|buddy|friend|pal|man|dude|folks|all|everybody|tip|info|answer|answers|quick|very|that_helps|that_helped|yes|no|worries|got_it|exactly|what_i_needed|needed|was|looking|heads_up|a_ton|fast|quick|easy|spot_on|useful|handy|neat|sweet|legend|star|lifesaver|saved|time|anyway|in_advance|kind|kindly
greet: hi|hello|hey|g'day|gday|morning|afternoon|evening|greetings|howdy|hiya|heya|yo|day|welcome|hola|bonjour ~ good|all|everyone|everybody|folks|there|lovely|happy|nice|beautiful|friend|friends|my|how|things|doing|going|today|hope|well|fine|to_you|people|world|again|mate|buddy|pal|y'all|yall|you_all|new_here|back|monday|tuesday|wednesday|thursday|friday|weekend
follow: <alert> + <when> + me|us|here|channel|team|we|i|everyone + {5} ~ a|message|comes_up|come_up|comes|come|is|gets|mentioned|there|news|new|story|stories|article|articles|something|anything|appears|appear|pops_up|changes|happens|breaks|published|out|headlines|about|on|reported|mentions|mention|is_in|lands|shows_up|word|report|moves|development|developments|update|updates
unfollow: stop|cancel|remove|no_more|unsubscribe|drop|quit|no_longer|delete|turn_off|switch_off|kill|dont|do_not|disable + alert|alerts|notifications|notification|following|follow|tracking|updates|watching|subscription|pinging|notifying|monitoring|pings|watchlist + {5} ~ want|need|anymore|any_more|news|stories|on|about|for|list|off|topic|longer
`,
);

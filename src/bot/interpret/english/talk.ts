import { ordersIn, questionsAbout } from "../order.ts";
import { sets } from "./word-sets.ts";

/** What there is help about, with the words for it. */
export const topics = `
follow: follow|following|follows|alerts|alert|subscribe|subscription|subscriptions|notifications|track|tracking|get_alerts|get_notified|subscribe_to|follow_a_topic
unfollow: unfollow|unsubscribe|unsubscribe_from
digest: digest|digests|schedule|schedules|schedule_news|daily_digest|morning_digest|daily_news|briefing|roundup|daily_post|schedule_a_digest
mute: mute|muting|mutes|block|hide
share: share|sharing|share_a_story
read: read|reading|open|open_a_story|read_a_story
search: search|searching|find|find_news|search_for|filter|filters|look_for|exclude|search_by_date
feeds: feeds|feed|rss|rss_feed|add_a_feed|add_feeds|add_a_source|add_sources
settings: settings|language|time_zone|timezone|time_zones|change_the_language|change_language|change_my_time_zone
why: why
trending: trending
`;
const ways = `
how do|can|to|does|would|should i|we|you|one? set_up|setup|make|create|get|use|change|add|start|stop|turn_on|manage? a|an|the|my|our|new? <names> something|someone|stories|a_story|things|a_topic|topics|work|works|up|here|for_this_channel?
how do|can|to|does|would i|we|you|one? <names> something|someone|a_story|stories|news|things|a_topic|topics|a_word|words|a_keyword|a_source|it|this|here?
what does|do|is|are a|an|the? <names> do|mean|for?
whats|what_is|which_is|is_there|give_me the|a? command|way|syntax|trick|word to|for|of? set_up|make|create|get? a|an|the|my? <names> something|someone|stories|a_story|things|a_topic|topics|this|it|one?
what_is|whats|explain|describe a|an|the? <names> command|for?
help|info|instructions with|on|about|for? a|an|the|my? <names> command?
explain|tell_me_about|teach_me how? to|about? a|the? <names> command|work|works?
i_need_help|need_help|help_me with|to? a|the? <names>
`;

/** What asks for nothing but a friendly line, questions about the bot, and complaints about it. */
export const talk = [
  ...ordersIn(sets)(`
trending: what_is|whats trending now|right_now|today|here|this_week|please*
thanks: thanks|thank|thank_you|cheers|ta|merci|danke|gracias|arigato|xiexie a_lot|a_million|a_bunch|so_much|very_much|again|for_the_help|for_that|for_this|for_your_help|for_everything|for_the_news|for_the_update|mate|man|bot|newsdesk|buddy|guys|friend|everyone|all|you|anyway|in_advance|much|dude|pal*
thanks: much|really|greatly|highly appreciated|obliged
thanks: i? really|do|much|greatly? appreciate it|that|this|your_help|the_help|you|u
thanks: thats|that_is|that_was|this_is|its|very|so|really|super? great|perfect|awesome|helpful|useful|nice|cool|brilliant|amazing|excellent|fantastic|wonderful|lovely|good|handy|neat|kind|sweet|generous|just_what_i_needed|exactly_what_i_needed|what_i_needed|all_i_needed|spot_on thanks|thank_you|bot|one|stuff|work|job|of_you*
thanks: good|great|nice|well|excellent|awesome|amazing job|work|done|bot|one|stuff|answer|find|catch thanks|thank_you|bot|newsdesk*
thanks: you are|youre? the|da? best|awesome|great|amazing|a_star|a_legend|a_lifesaver|wonderful|brilliant|helpful|so_helpful|very_helpful|a_star|good
thanks: i? love it|this|you|this_bot|that
thanks: ok|okay|k|kk|alright|fine|great|cool|got_it|understood|noted|sure|yes|yep|yeah|yup|nope|no|right|perfect|awesome|nice|sweet|excellent|good_to_know|makes_sense|fair_enough|sounds_good|will_do|roger|no_problem|no_worries|never_mind|nevermind|thanks|thank_you|cheers|then|bot|that_helped|that_helps|this_helps|lovely*
thanks: that|this really|certainly? helps|helped thanks|a_lot|me*
thanks: thats|that_is all thanks|for_now|for_today|i_needed*
thanks: gg|ggs|ggwp|gj|cheers|ta thanks|thank_you|all|mate|bot|everyone*
thanks: gotcha|ok_gotcha|got_ya|makes_sense|noted|copy_that|ah_ok|ah_i_see|i_see|fair_point|phew|wow|neat|sweet thanks|thank_you|cheers|now*
thanks: you|u rock|rule
thanks: bless you
thanks: kudos|bravo|props to_you|bot*
greet: hi|hello|hey|hiya|heya|howdy|hullo|helo|hallo|hola|bonjour|greetings|yo|sup|ahoy|aloha|ciao|welcome|hi-ya|hii|hiii|heyy|heyyy|helloo|ello|ni_hao|nihao|konnichiwa hi|hello|hey|there|all|everyone|everybody|team|folks|bot|newsdesk|news_bot|newsbot|guys|friends|friend|mate|buddy|you|again|world|my_friend|people|robot|dear|to_you|to_all*
greet: good morning|afternoon|evening|day|night|to_you|all|everyone|everybody|team|folks|bot|newsdesk|guys|friends|there|from*
greet: good morning|afternoon|evening|day all|everyone|team|folks|friends* from {few}
greet: top of_the_morning to_you|all*
greet: hi|hello|hey|yo|ok|so? there|bot|newsdesk? how are|is|have you|u|things|it|everything|life|your_day|we|your_weekend|you_been|been going|doing|today|all|this_morning|so_far|bot|newsdesk*
greet: hi|hello|hey|yo? hows it|everything|life|your_day|things going|today|bot|hanging*
greet: hi|hello|hey|yo? whats up|good|cooking|crackin|poppin bot|newsdesk|dude|man|there|today|everyone|guys*
greet: wassup|whatsup|wazzup|whaddup|how_do_you_do|long_time_no_see|nice_to_meet_you|pleased_to_meet_you|happy_to_meet_you|good_to_see_you|nice_to_see_you bot|newsdesk|too|all*
greet: hi|hello|hey? is_anyone|anyone|anybody|is_anybody|you|are_you here|there|home|around|awake|up|online bot|newsdesk|today*
greet: knock knock
greet: bye|goodbye|good_bye|good_night|goodnight|see_you|see_ya|cya|later|farewell|take_care|have_a_nice_day|have_a_good_day|have_a_good_one|night|bye_bye|ttyl|see_you_later|see_you_tomorrow bye|all|everyone|bot|newsdesk|later|tomorrow|then|now|for_now|too|thanks|see_you|see_ya|soon|guys|team|everybody|folks|have_a_nice_day|good_night|monday|next_week|take_care*
greet: merry_christmas|happy_new_year|happy_birthday|happy_friday|happy_monday|happy_holidays|happy_weekend|happy_thanksgiving all|everyone|bot|newsdesk|to_you*
greet: test|testing|ping|test_test|testing_testing 1|2|3|one|two|three|123*
greet: im|i_am|my_name_is back|here|good|fine|bored|tired|well thanks|too|now|today*
greet: i_am|im|were|we_are just|only? testing|trying|playing you|this|it|out|with|around|bot*
`),
  ...questionsAbout(sets, topics, ways),
  ...ordersIn(sets)(`
help: help me|us|out|please?
help: what can|could|do|does|will|would <bot> do|help_with|offer|provide|help_me_with for_me|for_us|here|exactly|actually?
help: what else can|do <bot> do
help: what are|can you able to do
help: what_are|who_are|what_is|whats|who_is you|this|this_bot|newsdesk|this_thing|the_bot exactly|anyway|even?
help: what are your commands|features|functions|capabilities|skills
help: what commands|features|options are_there|do_you_have|do_you_know|can_i_use|exist?
help: how do|can|should|to i|we? use|talk_to|work_with|ask|query you|this|it|this_bot|the_bot|newsdesk?
help: how to use|start you|this|it?
help: what can|should|do i|we ask|say|type|do|try you|here|with_you|with_this?
help: list|show|see|get|give <me>? <the>? commands|options|help|features|available_commands
help: a? list of your|the|all|available? commands|features|options
help: commands|manual|usage|instructions|user_guide|guide|menu|options|help_menu|how_to|faq|man_page|getting_started
help: get|getting started
help: i am|im lost|stuck|confused|new_here|new
help: i need|want some? help
help: i dont|do_not know how|what to do|use_this|say|start?
help: who|what made|built|created|wrote|runs|owns you|this|this_bot|it
help: are? you|u|bot are? a|an|the|just|only* alive|real|human|awake|there|working|online|listening|a_bot|a_robot|a_human|a_person|a_machine|an_ai or? not|a_bot|a_human|a_person|a_robot|a_machine|still|today|bot|yes|right|correct*
help: are you|u a|an|the|just|really|actually|some|kind|of|like? a|an|real|actual? person|human|bot|robot|machine|ai or a|an? real|actual? person|human|bot|robot|machine|ai|program
help: are you|u a|an|real|actual* bot|robot|human|real|ai|person|chatgpt|machine|alive|llm|ok|okay|working|dumb|stupid|deaf|broken|listening|online|awake
help: is this|there a? bot|thing on|working|alive|human|person|anyone
help: do you understand|speak|know|like|think|work|sleep|have english|chinese|me|feelings|at_all?
help: where are you from
help: how old are you
help: how smart are you
help: you|your|this|it|that|u|bot|this_bot|the_bot|newsdesk are|is|so|such|a|an|the|really|just|very|totally|absolutely* bad|useless|stupid|dumb|trash|garbage|terrible|awful|rubbish|crap|worthless|annoying|broken|idiot|moron|joke|junk|slow|wrong|hopeless|pathetic|not_helpful|no_help|not_working|shit|ridiculous|worst|lame bot|thing|tool|app|assistant|omg|lol|man|dude|mate|bruh|ive_ever_used|i_have_ever_used|ive_ever_seen|i_have_ever_seen|ever|i_know|today|piece|of|junk|crap|at_this|around*
help: you|this|it|this_bot|the_bot suck|sucks|stink|stinks|blow|blows
help: what a|an useless|stupid|dumb|terrible|awful|joke|crap|rubbish bot|thing|tool|app?
help: useless|stupid|dumb|worthless|terrible|bad|shitty|damn|bloody|worst|crappy|silly|rubbish|pathetic|annoying|idiotic piece_of|bot|thing|tool|machine|app|junk|garbage|crap|trash|shit|answer|answers|robot*
help: stfu|gtfo with_the_notifications|with_this|bot|please*
help: shut up|it|the_hell_up|your_mouth
help: go away|die|to_hell|home
help: i hate|dislike you|this|this_bot|it
help: fuck|screw|damn|curse you|off|this|it
help: wtf|idiot|moron|dumbass|loser|bullshit|ffs|omg|lol|lmao|haha|hahaha|nonsense|boring|boo|meh|ugh
help: thats|that_is|this_is|its not what_i_asked|what_i_meant|helpful|right|it|working|what_i_want|useful|correct
help: not|wrong what_i_asked|what_i_meant|helpful|answer|what_i_wanted|useful|funny
help: thats|that_is wrong|nonsense|rubbish|stupid|useless|incorrect|garbage
help: you are|do not|dont understand|get me|it|anything|nothing
`),
];

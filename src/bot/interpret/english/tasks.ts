import { ordersIn } from "../order.ts";
import { sets } from "./word-sets.ts";

/** About the person's own data, and what a news bot cannot do. */
export const tasks = ordersIn(sets)(`
forget-me: delete|erase|remove|wipe|clear|purge|destroy|drop all|everything|about|my|our|any|of|the|personal|me* data|information|info|history|record|records|account|profile|everything|searches|search_history|memory about|on|of|you|have|i|me|us|store|stored|please|know|hold|collected|keep|now|that*
forget-me: forget me|us please|now|completely
forget-me: forget me|us
forget-me: forget everything|all|anything|what about|you|know|me|us|i|said|have|on|that|of|stored|told_you*
forget-me: forget about me|us
forget-me: delete|erase|remove everything|all|whatever|what|that|of|you|know|about|have|on|me|us|stored* about|on|me|us|know|have
forget-me: i want to be forgotten|forget
forget-me: what|exercise my? right to be_forgotten|erasure
cannot: tell|give|say|crack|know|got <me>? a|an|the|some|any|another|your|best|good|funny|bedtime|fun* joke|jokes|riddle|poem|fairy_tale|bedtime_story|pun|limerick|fun_fact|fortune please|now*
cannot: make|get|bring|buy|order|fetch|cook|bake|pour|serve|deliver|grab|lend me|us a|an|some|another|{n} {query}
cannot: buy|book|order me|us {query}
cannot: bring|get|make|order|pour|buy me|us coffee|tea|pizza|food|lunch|dinner|beer|water|breakfast|sushi|flowers|noodles
cannot: buy|sell|order|purchase|trade {n} {query}
cannot: buy|sell|order|purchase a|an|some|my {query}
cannot: play a|an|some|the|my|me|another|that {query}
cannot: play music|chess|despacito|jazz|a_song|spotify|tic_tac_toe|games|something|hangman|trivia|poker|rock_paper_scissors|solitaire please|for_me|for_us|with_me|with_us|against_me|now*
cannot: put on|some some|a|the? music|song|jazz|playlist|movie|film|tunes
cannot: sing|dance|rap|draw|paint|beatbox|whistle|smile|laugh|flirt|cook|clap|juggle|bark me|us|a|an|something|for|song|picture|cat|please|now|dog|to*
cannot: sing|draw|paint|compose|generate|design|code|program|sketch me|us|a|an|the|some|my {query}
cannot: write|draft|compose|rewrite|proofread|type|edit me|us? a|an|the|my|some|this|that|another {query}
cannot: write|draft|rewrite|proofread this|it|that|code|poetry|python|something
cannot: translate|convert this|that|it|the|a|my|these|all|something|story|article|number|headline|first|second|one|text|page|sentence|message|{n}* to|into|in|for|from {query}
cannot: translate|paraphrase this|that|it|please|the_story|the_article|this_story|this_article|for_me*
cannot: translate {query} to|into|in english|chinese|french|german|spanish|japanese|korean|italian|russian|portuguese|arabic|dutch|mandarin|thai|vietnamese|hindi|polish|turkish|latin|swedish please|for_me*
cannot: can|do you translate|sing|dance|cook|drive|play|draw|count|love|eat|dream|code|think|help_me_with_homework please|things|for_me|me|this|that|it|articles|stories|well|chess|music|into_chinese|to_chinese|into_french|into_english|german|french|japanese|to_ten|to_100|money*
cannot: count from|to|until|till|up_to|the|how|all|my|up|down|backwards|me|words|letters|some {query}?
cannot: count words|letters|sheep|them|it|this|these
cannot: set|start|create|make|put a|an|my|another|the* alarm|timer|reminder|countdown|appointment|meeting|event|calendar_event|stopwatch {query}?
cannot: remind me|us to|that|about|of {query}
cannot: wake <me>|me|us up|at|tomorrow {query}?
cannot: book|reserve|schedule|arrange|plan|organize|organise me|us|a|an|the|my|our* table|flight|hotel|room|meeting|taxi|cab|trip|ticket|tickets|appointment|doctor|dinner|holiday|vacation|call|restaurant|train|party|haircut {query}?
cannot: book|call|get|order|hail me|us an|a uber|taxi|cab|lyft|ambulance|ride|car {query}?
cannot: call|phone|ring|text|email|mail|dm my|mum|mom|dad|the_police|him|her|them|the_boss|everyone_and|john|an_ambulance|home|911 {query}?
cannot: send|write an|a|my email|letter|text|message|sms|fax|invoice|postcard|tweet to|for|about|saying|that|the {query}?
cannot: send|transfer|wire|pay|lend|give me|him|her|them|my|some|{n}* money|cash|dollars|euros|bitcoin|bitcoins|bucks|pounds {query}?
cannot: turn|switch on|off|up|down the|my|all|a light|lights|tv|heating|music|volume|radio|computer|lamp|ac|oven|heater|television|alarm {query}?
cannot: what is|s the? time|temperature|weather|date here|now|like|in|today|tomorrow|outside|right_now|is_it {query}?
cannot: whats|what_is|hows|how_is the weather|time|temperature|date|forecast here|now|like|in|today|tomorrow|outside|right_now|for|at {query}?
cannot: what time|day|date is it|today here|now|in|there|right_now {query}?
cannot: what_is|whats|calculate|compute|solve|how_much_is|evaluate {n} plus|minus|times|divided_by|x|over|and|percent_of|squared|by|to_the_power_of {query}?
cannot: what_is|whats|calculate|compute|how_much_is {n} of {n}
cannot: what_is|whats|find|compute|calculate|give_me the? square_root|cube_root|sum|product|average|factorial|derivative|square|cube of {query}
cannot: convert {n} {query}
cannot: how do|would|can i|you|we|one? say|spell|pronounce {query}
cannot: turn|switch the|my|our? light|lights|tv|heating|music|volume|radio|computer|lamp|ac|heater|alarm on|off|up|down
cannot: calculate|compute|solve|do my|this|the|me|a|some|an {query}
cannot: add {query} to my|our|the shopping|todo|to-do|grocery|wish|shopping_list|calendar|playlist|cart|basket list?
cannot: ban|kick|unban|pin|rename|invite|promote|demote|timeout|move that|this|the|a|my|him|her* user|member|guy|person|message|messages|channel|role please*
cannot: what_is|whats|calculate|compute {n} {n}
cannot: roll|throw|flip|toss a|the|some|me|two dice|die|coin|coins please
cannot: flip|toss|roll a|the? coin|dice|die
cannot: help me with my homework|essay|math|maths|taxes|exam|code|resume|cv|love_life
cannot: do|finish|write my homework|essay|taxes|job|work|laundry|dishes|assignment|report|thesis
cannot: make a|me|us sandwich|coffee|tea|call|song|picture|playlist|video|wish|website|spreadsheet|cake|presentation|drink {query}?
cannot: open|close|lock|start|launch|install|download|run|restart|reboot the|my|a|an door|window|app|browser|spotify|netflix|youtube|car|computer|garage|gate|program|file|laptop|server {query}?
cannot: open|launch|start|install spotify|netflix|youtube|excel|word|photoshop|chrome|zoom
cannot: show me cat|funny|dog|cute pictures|pics|videos|memes|gifs
cannot: show|send|find|give me|us a|an|some|the? picture|photo|pictures|photos|gif|meme|memes|map|recipe|recipes|video|videos|movie|movies|song|selfie|directions|route of|for|to|from|with {query}?
cannot: will you|u marry|love|date|help|kiss me|us {query}?
cannot: marry|kiss|hug|love|fight me
cannot: do you love|like|hate me|us|pizza|music|cats
cannot: what is the meaning_of_life|answer_to_everything
cannot: guess|pick|choose a|an|my|some number|name|card|age|colour|color|winner {query}?
cannot: give me money|advice|a_hug|a_high_five|five|cash|a_break|a_recipe|lottery_numbers|your_number|a_kiss
cannot: predict|tell the|my|me future|fortune|lottery|lotto {query}?
cannot: what should i|we eat|wear|cook|watch|buy|play|do for|today|tonight|now {query}?
cannot: who should i|we vote|marry|date for {query}?
cannot: should i|we buy|sell|invest|marry|quit|eat|wear|bring {query}?
cannot: check|read|open my|the email|emails|mail|calendar|inbox|messages|balance|account|horoscope|schedule_for
cannot: delete|format|hack|ddos the|my|a|this|that|all {query}
cannot: spell|define|pronounce|conjugate {query}
cannot: google|bing|youtube|wikipedia that|it|this|for|me
cannot: you can|could|may|would|will please? sing|dance|play|cook|translate|draw|write|book|order|buy|call|tell|make|paint|count|bake {query}
cannot: can|could|would|will|please|kindly you|u|we? please? order|buy|book|purchase|play|sing|cook|bake|call|phone|email|translate|calculate|compute|solve|draw|paint|drive|pay|rent|hire|clean|repair|reserve|deliver|diagnose|sell|text me|us|a|an|the|some|my|this|that|it* {query}?
`);

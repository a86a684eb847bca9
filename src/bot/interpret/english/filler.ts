import { endWithout, firstMatch, phrases } from "../phrase.ts";
import { wordSet } from "../spellings.ts";
import type { SaidToken } from "../tokens.ts";
import { newsWords, sets } from "./word-sets.ts";

const asking =
  "find|show|get|give|look_up|search|search_for|pull_up|bring_up|fetch|check|tell|list|dig_up|look_for|grab|send|hand|read|see|hear|know|bring|share_with|have|do|looking_for|after|interested_in|searching_for|curious|need|want|like|love";
const greeting = phrases(
  {},
  "please|hey|hi|hello|ok|okay|so|well|um|uh|hmm|yo|also|now|and|alright|oh|anyway|basically|actually|yeah|hey_there|hi_there|hello_there|right|yes|no|good_morning|morning|quick_question|question|sorry|excuse_me|thanks|cool|great|dear",
);
/** "So I need news about ..." */
const hesitations = wordSet("so well um uh hmm anyway basically actually right alright now oh yeah");
const calls = wordSet("please hey hi hello ok okay yo hiya also and um uh hmm er erm");
/** "hello, ..." and "hey find ...", but "Hello Fresh". */
const starters = wordSet(
  "please can could would will do does did what whats which who whos where when why how is are any anything show find give get tell search look i im we news newsdesk bot the there hey hi read list latest headlines please just got have you",
);
const polite = phrases(
  sets,
  "lets|let_me|let_us see|read|get|have|hear|look_at|find|check",
  "newsdesk|news_bot|newsbot|bot",
  "you can|could|may please?",
  "so? i|we was|were|am just|also? wondering if|whether you_could|you_can|there_is|there_are?",
  "please to",
  "pray tell?",
  "might|may|could i|we trouble|ask|bother you for?",
  "can|could|would|will|may you|u|i|we please|kindly|just|possibly|maybe|quickly*",
  "is_it_possible_to|are_you_able_to|would_you_mind|do_you_mind|be_so_kind_as_to|help_me|help_us|go_ahead_and|just|kindly|quickly|try_to|id_like_to|id_like|i_would_like_to|i_would_like|i_want_to|we_want_to|i_need_to|we_need_to|i_would_love_to|im_trying_to|i_am_trying_to|i_was_wondering_if|i_wonder_if|wondering_if|curious_if|im_looking_to|i_want_you_to|i_need_you_to",
);

/** Ways to ask for stories that say nothing about which. */
const openings = phrases(
  { ...sets, asking },
  "<asking>|im|i|we|am|are|me|us|you|to|for|some|any|all|the|what|is|there|have|got|do|can|find|a|know|few|more|good|everything|whatever|every|please|interesting|fresh|has|been* <news> <about>|that_mention|mentioning|that_talk_about|where|involving|that_mentions|from|there_is_about|there_is_on|you_have_on|you_have_about|out_there_on|out_there_about|there_are_on|there_are_about|you_can_find_on|you_can_find_about the?",
  "<asking> me|us <news> of?",
  "i|we|can_i|can_we|could_i|could_we? <asking> have|get|see|me|us|all|everything|anything|whatever|out|info|some* about|on|regarding|concerning|there_is_on|there_is_about|you_have_on|you_have_about|you_know_about",
  "im|i_am|we_are looking|searching for|into? <news>? <about>?",
  "im|i_am|we_are interested in",
  "im|i_am|we_are curious about",
  "search|searching|look|looking|google for|up|into",
  "need|want|looking_for|after some|more|any|the|a_bit_of|a_little* <news>|background|context|details|insight|facts <about> the?",
  "i|we want|need|would_like|should_like|wish to_read|to_know|to_see|to_hear|to_learn|read|info|to_find? some? more? <news>|background|context|details? about|on the?",
  "what do|did|have you|we have|know|got|get|find about|on|regarding",
  "what is|are|was the papers|they|people|media|press|everyone saying|reporting|writing about|on",
  "what|anything|something is_new|new|is_up|is_going_on|is_happening|is_the_news|is_the_story|is_the_situation|going_on|happening with|on|about|in|at|around|over|regarding",
  "whats|what_is new|up|going_on|happening|the_news|the_story|the_situation|the_word|the_deal|the_status|the_update|the_scoop with|on|about|in|at|around|over|of|from|regarding",
  "what happened|has_happened|is_happening|has_been_happening to|with|in|at|on|about",
  "hows|how_is|how_are things|it|everything going with|in|at",
  "<news> about|on|regarding|concerning|related_to|covering|for|of|in|from|re the?",
  "is|are|was there any|some|a? <news> <about>|from the?",
  "tell me|us more? about",
  "tell me|us who|which|when|where|whether|if",
  "has|have|does|did? anyone|anybody|someone|somebody got|has|have|seen|heard|know any|the|some? <news> <about>",
  "tell me|us something|anything|more about|on",
  "hit|shoot|throw|ping me|us with? some|any|all|the|a? <news>? <about>?",
  "whats|what_has|what_is|what_was|what_have|has_anything|anything been? said|written|reported|published|posted|announced about|on|regarding",
  "where is|are|can_i_find the? <news> <about>?",
  "anything|something on|about|regarding|concerning|from",
  "any|some|more|all|the|a|every <news> <about> the?",
  "about|regarding|concerning|on",
  "everything|anything_and_everything about|on|regarding|concerning",
  "read|read_up|read_something|hear|learn about|on|more_about",
  "update|fill_in|brief me|us on|about",
);
const askings = phrases({ asking }, "<asking>|me|us|to|for|what|is|i|we|you|can|could|read_me|give_me*");

/** Whether words only ask, and say nothing about what. */
export const asksOnly = (tokens: SaidToken[]): boolean => firstMatch(askings, tokens, 0, {}) !== undefined;

const verbsAlone = phrases(
  { asking },
  "find|show|get|give|fetch|pull_up|look_up|bring_up|list me|us",
  "show|find|look_up|fetch|pull_up|bring_up the|some|any|all",
);
const closings = phrases(
  sets,
  "please|thanks|thank_you|now|right_now|asap|for_me|for_us|mate|bot|newsdesk|ok|okay|then|here|anyone|everyone|guys|cheers|if_you_can|if_possible|kindly|today_please|or_something|maybe|folks|dude|buddy|pal|lol|haha|hahaha|lmao|tbh|ngl|smh|btw|imo|imho|fr|if_you_dont_mind|when_you_can|when_you_get_a_chance|real_quick|if_any|if_you_have_any|if_you_have_it|if_you_have_something|if_there_is_any|if_there_are_any|if_available|if_you_would|if_you_please|if_it_is_not_too_much_trouble|when_you_have_time|many_thanks|thanks_in_advance|much_appreciated|bro|man|sir|dear|@",
);

/** Whether "news" is the last word of a name. */
const namesWithNews = wordSet(
  "fox sky cbs nbc abc bbc itv hacker euro ndtv ctv cbc pbs fake taiwan usa apple google yahoo breaking tv good bad local world daily evening",
);

/** The title of a paper, which nobody asks news of. */
const titles = phrases({}, "news of the world", "stories of your life");

/** "show me the money" and "search and rescue" say something else. */
const notAsking = wordSet(
  "money way door ropes light truth future meaning love and engine engines party warrant warrants results ads giant console operation teams team dogs committee firm bar function traffic volume underway continues bing google",
);

/** Whether "search" goes on as another term does: search and rescue, search engine. */
export const saysSomethingElse = (rest: string): boolean =>
  notAsking.has(rest.toLowerCase().split(" ", 1)[0] ?? "");

export type Span = [from: number, to: number];

/** The tokens without courtesies before and after; never none. */
export function withoutCourtesy(tokens: SaidToken[], [from, to]: Span): Span {
  let start = from;
  for (;;) {
    const opened = firstMatch(polite, tokens, start, {}, false)?.end ?? greetingEnd(tokens, start);
    if (opened === undefined || opened >= to || opened === start) break;
    start = opened;
  }
  return [start, endWithout(closings, tokens, start, to)];
}

function greetingEnd(tokens: SaidToken[], start: number): number | undefined {
  const end = firstMatch(greeting, tokens, start, {}, false)?.end;
  const next = tokens[end ?? 0];
  const isCall = calls.has(tokens[start]?.word ?? "");
  // Please Please Me
  if (!next || end === undefined || next.word === tokens[start]?.word) return undefined;
  const hesitates =
    hesitations.has(tokens[start]?.word ?? "") && longest(openings, tokens, end) !== undefined;
  return next.commaBefore || (isCall && starters.has(next.word)) || hesitates ? end : undefined;
}

/** The words that say what is looked for; the whole span if nothing else would be left. */
export function withoutFiller(tokens: SaidToken[], span: Span): Span {
  let [start, end] = span;
  const part = (): SaidToken[] => tokens.slice(0, end);
  if (longest(titles, tokens, start)) return span;
  const opened = longest(openings, part(), start);
  if (opened !== undefined && opened < end && !notAsking.has(tokens[opened]?.word ?? "")) start = opened;
  else {
    const asked = longest(verbsAlone, part(), start);
    const next =
      asked === undefined ? undefined : tokens[asked]?.word === "the" ? tokens[asked + 1] : tokens[asked];
    if (asked !== undefined && asked < end && !notAsking.has(next?.word ?? "")) start = asked;
  }
  while (end - start > 1 && isNewsAtEnd(tokens, end)) end--;
  while (
    end - start > 1 &&
    /^(?:the|of|on|about|a|in|from|for|any|some)$/.test(tokens[end - 1]?.word ?? "") &&
    end < span[1]
  )
    end--;
  return [start, end];
}

const isNewsAtEnd = (tokens: SaidToken[], end: number): boolean =>
  newsWords.has(tokens[end - 1]?.word ?? "") &&
  !/^(?:information|info|content|reports|pieces|posts|stuff|something|anything|update|story|article|reporting)$/.test(
    tokens[end - 1]?.word ?? "",
  ) &&
  !namesWithNews.has(tokens[end - 2]?.word ?? "");

function longest(all: typeof openings, tokens: SaidToken[], start: number): number | undefined {
  const ends = all.flatMap((phrase) => firstMatch([phrase], tokens, start, {}, false)?.end ?? []);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

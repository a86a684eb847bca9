const news =
  `news|stories|story|articles|article|headlines|updates|update|coverage|info|information|reports|reporting|
  pieces|anything|something|stuff|developments|posts|content`.replace(/\s+/g, "");

/** Named sets of words for the phrases of this language. */
export const sets = {
  news,
  me: "me|us|everyone|everybody|people|this_channel|the_channel|here|the_team",
  about: "about|on|for|regarding|concerning|covering|re|of|related_to|around|with",
  the: "the|our|my|your|this|that|all|all_the|all_our|all_my|any|these|those",
  digest:
    "digest|digests|roundup|roundups|round-up|summary|summaries|briefing|briefings|newsletter|recap|bulletin|wrap|wrap-up|rundown",
  bot: "you|u|it|this|that|this_bot|the_bot|that_bot|this_thing|newsdesk|bot|your_bot|this_app|this_tool|the_newsdesk|this_news_bot",
  alerts: "alert|alerts|notification|notifications|subscription|subscriptions|follow|follows|updates|pings",
  tell: "tell|let|notify|alert|ping|warn|message|inform|update|dm|text|email|remind",
  when: "when|if|whenever|once|as_soon_as|every_time|each_time|any_time|anytime",
  comes:
    "there_is|there_are|you_see|you_find|you_get|we_get|we_have|there_will_be|you_have|comes_up|you_hear",
  one: "one|story|article|item|headline|result|link|piece|post",
  open: "open|read|show|see|view|expand|display|get|give|pull_up|bring_up|click|load|hear",
};

export const newsWords = new Set(news.split("|"));

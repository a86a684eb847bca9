import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpret } from "../../../src/bot/interpret/interpret.ts";
import type { Reading } from "../../../src/bot/interpret/reading.ts";

/** A Wednesday. */
const at = { now: Date.parse("2026-11-25T10:00:00+08:00"), zone: "Asia/Taipei" };
const read = (text: string): Reading => interpret(text, at);
const search = (query: string, more: Partial<Reading> = {}): Reading => ({
  command: "search",
  query,
  ...more,
});

describe("orders in plain words", () => {
  test.each<[string, Reading]>([
    ["what's new", { command: "latest" }],
    ["any news?", { command: "latest" }],
    ["top stories", { command: "trending" }],
    ["headlines", { command: "trending" }],
    ["summarize today", { command: "digest" }],
    ["anything worth knowing this morning?", { command: "latest" }],
    ["what are people reading", { command: "trending" }],
    ["drop a message here any time rivian comes up", { command: "follow", query: "rivian" }],
    [
      "i'd like updates whenever there's something new about the lakers",
      { command: "follow", query: "lakers" },
    ],
    ["we want to follow the chip story", { command: "follow", query: "chip story" }],
    ["please unsubscribe me from the tesla alerts", { command: "unfollow", query: "tesla" }],
    ["please stop posting", { command: "subscription-choice" }],
    ["pls stop sending the daily news", { command: "digest-off" }],
    ["the daily roundup can stop now", { command: "digest-off" }],
    ["turn that digest off, it's too much", { command: "digest-off" }],
    ["what days does the digest run", { command: "digest-status" }],
    ["show me everything this channel follows", { command: "following" }],
    ["which papers do you carry", { command: "sources" }],
    ["take me to the previous page", { command: "back" }],
    ["could you open the fifth?", { command: "read", number: 5 }],
    [
      "twice a day, 9 and 17:30, give us energy news in this channel",
      { command: "digest-on", times: ["09:00", "17:30"], days: "daily", query: "energy" },
    ],
    [
      "every monday and thursday at half past nine in the evening post news about biotech",
      { command: "digest-on", times: ["21:30"], days: "mon,thu", query: "biotech" },
    ],
    ["i live in tokyo, use my local time", { command: "settings", zone: "Asia/Tokyo" }],
    ["our team is in singapore, set the clock to that", { command: "settings", zone: "Asia/Singapore" }],
    ["what's the command for following a topic", { command: "help", topic: "follow" }],
    ["what did we miss this morning?", { command: "digest" }],
    ["subscribe tsmc", { command: "follow", query: "tsmc" }],
    ["alert me about Nvidia", { command: "follow", query: "Nvidia" }],
    ["let us know when there's something new on Foxconn", { command: "follow", query: "Foxconn" }],
    ["stop sending me news about tesla", { command: "unfollow", query: "tesla" }],
    ["we no longer want crypto alerts", { command: "unfollow", query: "crypto" }],
    ["unsubscribe", { command: "subscription-choice" }],
    ["stop", { command: "subscription-choice" }],
    ["what topics do we follow", { command: "following" }],
    ["mute cricket", { command: "mute", query: "cricket" }],
    ["every morning at 8 post the news here", { command: "digest-on", times: ["08:00"], days: "daily" }],
    ["remind me daily at 8am", { command: "digest-on", times: ["08:00"], days: "daily" }],
    [
      "every weekday at 8:30 and 18:00",
      { command: "digest-on", times: ["08:30", "18:00"], days: "weekdays" },
    ],
    [
      "send me ai news every friday at 5pm london time",
      { command: "digest-on", times: ["17:00"], days: "fri", zone: "Europe/London", query: "ai" },
    ],
    ["cancel the evening digest", { command: "digest-off" }],
    ["when is the next digest?", { command: "digest-status" }],
    ["are digests on or off here", { command: "digest-status" }],
    ["please unsubscibe us", { command: "subscription-choice" }],
    ["我今早請假，錯過了什麼", { command: "digest" }],
    ["鋼鐵新聞 中鋼的不要", { command: "search", query: "鋼鐵", exclude: ["中鋼"] }],
    ["is the morning digest still running", { command: "digest-status" }],
    ["how can we switch off the digest", { command: "help", topic: "digest" }],
    ["lmk if there's anything on perovskite cells", { command: "follow", query: "perovskite cells" }],
    ["摘要還開著嗎", { command: "digest-status" }],
    ["怎麼才能收到早上的摘要", { command: "help", topic: "digest" }],
    ["再給我幾則", { command: "more" }],
    ["set language to english", { command: "settings", language: "en" }],
    ["I'm in London, fix the times", { command: "settings", zone: "Europe/London" }],
    ["what can you do?", { command: "help" }],
    ["how do I follow something", { command: "help", topic: "follow" }],
    ["forget me", { command: "forget-me" }],
    ["next", { command: "more" }],
    ["previous page", { command: "back" }],
    ["open 1", { command: "read", number: 1 }],
    ["read first", { command: "read", number: 1 }],
    ["show me more on the second", { command: "read", number: 2 }],
    ["今天有什麼新聞", { command: "latest" }],
    ["今天的頭條", { command: "trending" }],
    ["追蹤輝達", { command: "follow", query: "輝達" }],
    ["有鴻海的消息請通知我", { command: "follow", query: "鴻海" }],
    ["取消訂閱", { command: "subscription-choice" }],
    ["取消輝達的通知", { command: "unfollow", query: "輝達" }],
    ["不想看到足球新聞", { command: "mute", query: "足球" }],
    ["下一頁", { command: "more" }],
    ["打開第一則", { command: "read", number: 1 }],
    ["每個工作天早上八點半貼新聞摘要", { command: "digest-on", times: ["08:30"], days: "weekdays" }],
    [
      "每週二、四下午三點貼電競新聞",
      { command: "digest-on", times: ["15:00"], days: "tue,thu", query: "電競" },
    ],
    ["每週一到五早上八點半發新聞給我們", { command: "digest-on", times: ["08:30"], days: "weekdays" }],
    ["現在有設定摘要嗎", { command: "digest-status" }],
    ["以後不用每天發摘要了", { command: "digest-off" }],
    ["我訂了哪些主題", { command: "following" }],
    ["讀第四則給我聽", { command: "read", number: 4 }],
    ["最上面那一則", { command: "read", number: 1 }],
    ["下次摘要什麼時候", { command: "digest-status" }],
    ["把語言改成英文", { command: "settings", language: "en" }],
    ["我在東京，幫我改時區", { command: "settings", zone: "Asia/Tokyo" }],
    ["說明", { command: "help" }],
    ["put micron on our watchlist", { command: "follow", query: "micron" }],
    ["give us a shout if anything breaks on opec", { command: "follow", query: "opec" }],
    ["send alerts about tariffs to this channel", { command: "follow", query: "tariffs" }],
    ["i should like to be told about any new stories on otters", { command: "follow", query: "otters" }],
    ["no need to follow nissan any longer", { command: "unfollow", query: "nissan" }],
    ["i'm done with tesla alerts", { command: "unfollow", query: "tesla" }],
    ["please do not show me anything about boxing any more", { command: "mute", query: "boxing" }],
    ["i'm sick of brexit stories", { command: "mute", query: "brexit" }],
    ["please do not send the evening summary any longer", { command: "digest-off" }],
    ["why didn't the digest come", { command: "digest-status" }],
    ["do we have any alerts set up?", { command: "following" }],
    ["forget what i searched for", { command: "forget-me" }],
    ["too many messages, make it stop", { command: "subscription-choice" }],
    ["how do people follow a topic?", { command: "help", topic: "follow" }],
    ["how do I receive a digest each morning?", { command: "help", topic: "digest" }],
    ["the article number three please", { command: "read", number: 3 }],
    ["full text of the fourth", { command: "read", number: 4 }],
    ["hit me with the headlines", { command: "trending" }],
    ["which is the most discussed story right now", { command: "trending" }],
    ["bring us up to speed with the news", { command: "digest" }],
    ["anything and everything about quay repairs", { command: "search", query: "quay repairs" }],
    [
      "what does the taipei times carry on salmon",
      { command: "search", source: "taipei times", query: "salmon" },
    ],
    ["底下還有什麼", { command: "more" }],
    ["最新款渡輪", { command: "search", query: "最新款渡輪" }],
    ["bring me up to date", { command: "digest" }],
    ["times should be in london time", { command: "settings", zone: "Europe/London" }],
    ["把特斯拉從清單拿掉", { command: "unfollow", query: "特斯拉" }],
    ["不要再讓我看到星座", { command: "mute", query: "星座" }],
    ["有恆大嘅新聞就話我知", { command: "follow", query: "恆大" }],
    ["唔好再通知我恆大", { command: "unfollow", query: "恆大" }],
    ["今日有咩新聞", { command: "latest" }],
    ["早上八點跟下午五點各發一次新聞", { command: "digest-on", times: ["08:00", "17:00"], days: "daily" }],
    ["每天下班前六點給我們新聞摘要", { command: "digest-on", times: ["18:00"], days: "daily" }],
    ["怎么取消订阅", { command: "help", topic: "unfollow" }],
    ["換下一頁", { command: "more" }],
  ])("%s", (text, reading) => {
    expect(read(text)).toEqual(reading);
  });
});

describe("courtesy and what is no task for a news bot", () => {
  test.each<[string, Reading["command"]]>([
    ["hi", "greet"],
    ["good morning everyone", "greet"],
    ["thanks @newsdesk", "thanks"],
    ["早安", "greet"],
    ["謝謝你！", "thanks"],
    ["brilliant, that was fast, thanks a million", "thanks"],
    ["hi everybody, new here", "greet"],
    ["你真棒，謝謝你的幫忙", "thanks"],
    ["this bot is so dumb lol", "help"],
    ["what on earth are you", "help"],
    ["please order sushi for lunch", "cannot"],
    ["what's 15% of 240", "cannot"],
    ["you are useless", "help"],
    ["爛死了", "help"],
    ["buy me 100 shares of tsmc", "cannot"],
    ["can you translate this to german?", "cannot"],
    ["講個笑話", "cannot"],
    ["play trivia with us", "cannot"],
    ["幫我寫篇演講稿", "cannot"],
    ["數位部公布草案", "search"],
    ["算力需求大增", "search"],
    ["good morning, dear newsbot!", "greet"],
    ["thank you so mutch", "thanks"],
    ["gg ty", "thanks"],
    ["that did the trick, cheers", "thanks"],
    ["you never understand me", "help"],
    ["唔該晒", "thanks"],
    ["你係邊個", "help"],
    ["你是真人還是機器人", "help"],
    ["turn the lights off", "cannot"],
    ["convert 20 dollars to euros", "cannot"],
    ["👋", "greet"],
    ["🎉", "thanks"],
  ])("%s is %s", (text, command) => {
    expect(read(text).command).toBe(command);
  });
});

describe("what looks like an order and is a search", () => {
  test.each([
    "follow the money",
    "news corp earnings",
    "may resigns",
    "top gun box office",
    "the who tour",
    "monday.com ipo",
    "search and rescue team finds hikers",
    "last week tonight host",
    "usa today layoffs",
    "black friday deals",
    "no time to die",
    "doctors without borders",
    "forget me not film",
    "every breath you take cover",
    "please please me anniversary",
    "yesterday today and tomorrow film",
    "thanks a million film",
    "特別多 主唱",
    "今天我最美 綜藝",
    "最新一代 手機",
    "mute swans return to thames",
    "今日頭條",
    "新聞局",
    "關注度",
    "訂閱制經濟",
    "昨日世界 書評",
    "明天會更好",
    "第一金控 財報",
    "drop watch ban apple",
    "no more us aid",
    "keep us safe act vote",
    "google alerts set up guide",
    "tanks to ukraine",
    "news of the world hacking payouts",
    "取消关注潮 微博",
    "靜音模式 iOS",
    "昨天的你的現在的未來 歌曲",
    "關於我和鬼變成家人的那件事 續集",
    "飞上月球 商业载荷",
  ])("%s", (text) => {
    expect(read(text)).toMatchObject(search(text));
    expect(Object.keys(read(text)).filter((key) => key !== "perhaps")).toEqual(["command", "query"]);
  });
});

test("words that only ask for something have a reading", () => {
  for (const text of ["give me", "show us what you have", "can you tell me", "for me", "to us"])
    expect(read(text).command, text).toMatch(/^[a-z-]+$/);
});

test("the query language means what it says", () => {
  for (const query of ["tsmc -samsung", '"2 nm" OR "3 nm"', "source:reuters since:3d chips"])
    expect(read(query)).toEqual(search(query));
});

test("any text has a reading, and only a known one", () => {
  const word = fc.constantFrom(
    ..."stop follow the news every morning at 8 not from bbc since monday 每天 早上 八點 不要 新聞 第 二 則 last week @sam cc".split(
      " ",
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(text, (said) => {
      const { command, query } = read(said);
      expect(command).toMatch(/^[a-z-]+$/);
      if (command === "search") expect(query).not.toBe("");
    }),
  );
});

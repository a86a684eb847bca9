import { phrases } from "../phrase.ts";
import type { SchedulePhrases } from "../schedule/said-schedule.ts";
import { sets } from "./word-sets.ts";

const words = (...texts: string[]) => phrases(sets, ...texts);

/** How a schedule is said in Chinese. */
export const schedulePhrases: SchedulePhrases = {
  daily: words("上班時間|一天一次|每日一次|各"),
  weekly: words("每週|每周|每星期|每個星期|每個禮拜|每個週|每禮拜"),
  verb: words(
    "設定|設一個|設個|設|安排|發送|發布|發佈|發|推送|推播|推|貼|貼出|送|提供|給|提醒|傳|傳送|報|播報|播|整理|彙整|來|寄|建立|開|新增|訂|定時|張貼|公布|公告|排程|幫我排|總結|訂閱|更新|看|讀|要|做|念|準備|丟|匯報|通知|告訴",
  ),
  digest: words("今日|今天|當日|當天 <digest>", "<digest>|新聞快報|新聞早報|新聞晚報|新聞報"),
  news: words(
    "新聞|消息|頭條|頭條新聞|最新消息|最新新聞|報導|重點新聞|熱門新聞|要聞|新聞重點|重點|焦點新聞|新聞更新|文章|焦點",
  ),
  filler: words(
    "請|幫我|幫|幫忙|我|我們|大家|在|這裡|這個頻道|頻道|到|給我|給|一下|個|一個|的|時|時候|準時|固定|自動|都|要|把|將|麻煩|想|希望|一次|一份|份|這邊|吧|嗎|謝謝|好嗎|可以|能不能|裡|上|出來|和|與|跟|及|，|就|群組|群里|群裡|群|群聊|群內|本頻道|我想要|我想|我要|可不可以|能|請你|你|也|再|各|各一次|左右|定時|相關|有關|相關的|以後|從明天開始|開始|設為|時間|整理好|進來|過來|一則|幾則|些|些許|還有|以及|幫我們|點鐘|整|有沒有|看|為|為我|為我們|關於|有關|只要|針對|主題是|主題|限|僅限|給我們|給大家|幫我們|每個|每",
  ),
  about: [],
  at: [],
  time: words("時間|當地時間"),
  joint: [],
  lead: [],
  isSubjectBeforeNews: false,
  maxSubject: 10,
  maxShort: 12,
};

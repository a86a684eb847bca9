import type { ObjectWords } from "../object-order.ts";
import { ordersIn } from "../order.ts";
import { firstMatch, phrases } from "../phrase.ts";
import type { SaidToken } from "../tokens.ts";
import { tokensOf } from "../tokens.ts";
import { sets } from "./word-sets.ts";

const newsOf =
  "的新聞|的消息|新聞|消息|的報導|的報道|報導|的文章|相關新聞|的相關新聞|的動態|動態|的資訊|的更新|的通知|通知|的提醒|提醒|的訂閱|的追蹤|的事|的內容";
const orders = ordersIn({ ...sets, newsOf })(`
unfollow: 不要|別|不用|不想|停止|取消|不再|停|不必|我不想|我不要|關掉|退出|結束|解除|停掉|無需|不需要 再|繼續|對|了|要* <follow>|跟 了? {query} <newsOf>|了* <soft>*
unfollow: 取消|停止|停掉|關掉|關閉|刪除|刪掉|移除|解除|退掉|不要|拿掉|撤銷|終止|結束|不想要 對|關於|有關|我|我們|的|再|對於|這個|收到* {query} 的? <alerts> <soft>*
unfollow: 取消|停止|不要|別|不用|關掉|停掉 再? 通知|提醒|告訴|推播|推送|傳|發|推 我|我們|給我|給我們|關於|有關|跟|任何* {query} <newsOf>|相關的事|了* <soft>*
unfollow: 退訂|不追|取追|退追|不關注|不追蹤|不追踪|不訂閱|不再追蹤|不再關注|不再訂閱 了? {query} <newsOf>|了* <soft>*
unfollow: 把|將|幫我把 {query} 取消追蹤|取消關注|取消訂閱|退訂|退掉|從追蹤清單移除|從追蹤清單刪除|從追蹤清單拿掉|從清單移除|從清單刪除|的追蹤取消|的追蹤刪掉|的通知關掉|的提醒關掉|的訂閱取消|的通知取消|的提醒取消|移出追蹤清單|從關注清單移除|的通知停掉|的訂閱停掉 <soft>*
unfollow: {query} 的? <alerts> 取消|停止|停掉|關掉|不要了|可以停了|不用了 <soft>*
unfollow: {query} 不用|不要|別|不必 再? 追蹤|追|通知|關注|提醒|訂閱|通知我|提醒我|追踪 了? <soft>*
unfollow: 不要|不想|別|不用 再? 收到|收|看到|接收 {query} 的? <alerts> <soft>*
mute: 靜音|屏蔽|封鎖|隱藏|過濾|過濾掉|遮蔽|拉黑|遮住|略過|忽略|篩掉|排除 所有|有關|關於|全部|任何|掉* {query} <newsOf>?
mute: 把|將 {query} <newsOf>|給* 靜音|屏蔽|封鎖|隱藏|過濾掉|遮蔽|拉黑|過濾|濾掉|藏起來|排除|排除掉|屏蔽掉 <soft>*
mute: 我|我們|大家|這裡|這邊|群裡|頻道裡|這個頻道|本頻道|以後|今後|從現在起|拜託|請|麻煩* 不要|不想|別|不想再|不要再|別再|不愛|沒興趣|討厭|受夠了|拒絕|對|不想要|不希望|不需要|不許|勿 看|看到|出現|讓我看到|讓我們看到|讓|我|貼|發|推|顯示|給我看|讓我看到|聽|聽到|再看到|有|給我|放|收到|收|推播|推送|傳|再看|再貼|再發|報|刷到|讀|任何|關於|有關* {query} 的新聞|的消息|新聞|消息|的報導|報導|的文章|文章|相關新聞|的東西|了|的內容|的相關新聞|的事 <soft>*
mute: 我|我們|大家|這裡|這邊|群裡|頻道裡|這個頻道|本頻道* 不想|別再|不要再|不想再 看到|出現|貼|發|看見|推|有|讓我看到|讓我看|給我看|讓我們看到 任何|關於|有關* {query} <soft>*
mute: 這裡|這邊|群裡|這個頻道|本頻道|頻道裡|我們這裡 不要|別|禁止|不准|不許 有|出現|貼|發|看到|談* {query} <newsOf>|了* <soft>*
mute: {query} <newsOf> 不要|別|不用|不想|不必 再? 出現|貼|發|給我|推|顯示|看|看到|放 了? 在這裡|在這個頻道|這裡|到這裡? <soft>*
mute: 我|以後|請|拜託* 別給我看|不要給我看|別讓我看到|不要讓我看到|別給我推|不要給我推 {query} <newsOf>?
mute: 靜音 {query}
unmute: 取消靜音|解除靜音|取消屏蔽|解除屏蔽|取消封鎖|解除封鎖|取消隱藏|恢復 {query}
follow: 如果|要是|若|只要|一|一旦|當|每當|假如|以後|之後|凡是|等|下次* 有|出現|看到|出|提到|講到|報導|報 了|新|最新|任何|什麼|關於|有關|到|更多* {query} <newsOf>|時|的時候|就|請|馬上|立刻|要|記得|再|出來|出現|有更新|更新|的話|進來|立即|新進展|的最新消息|最新消息|新消息|的新消息|，|幫我|都|第一時間|麻煩* <tell> <me>|一聲|一下|知道|說|在這裡|到這裡|給* <soft>*
follow: 如果|要是|若|只要|一|一旦|當|每當|假如|以後|之後|等* {query} 一? 有|出現|出|發生|更新|發布|公布|上新聞|傳出 了|新|最新|任何|什麼|的|重大|更多|大* <news>|事|變化|更新|動靜|新動態|進度|消息|時|的時候|就|請|馬上|立刻|要|記得|再|的話|，|立即|幫我|都|第一時間|麻煩* <tell> <me>|一聲|一下|知道|說|在這裡|到這裡|給* <soft>*
follow: 請|幫我|幫|請幫我|麻煩|替我|我想|我要|想|要|我們要|我們想|開始|幫忙|持續|可以|長期|幫我們|順便|繼續|密切* <follow> 一下|著|有關|關於|所有|一個|這個|：|，|緊* {query} <newsOf>?
follow: <tell> <me>|一聲|知道|所有|任何|一切|關於|有關|最新|每一則* {query} 的? 新消息|最新消息|新聞|消息|動態|更新|報導|最新動態|進展|最新進展|最新新聞|新聞更新|大小事 <soft>*
follow: 幫我|替我|請|我要|我想|設|設定|設置|開啟|新增|加|建立|加入|訂|開|要|增加|來|設個|加個|弄個|個|一個|打開|收到|想收到|我要收到|想要|收* {query} 的? 追蹤|通知|提醒|警報|訂閱|快訊|推播|推送|新聞通知|新聞提醒|消息通知|消息提醒|即時通知|即時新聞通知 <soft>*
follow: 把|將 {query} 加入|加到|放進|設為|列入|放入|加進 我|我們|的* 追蹤|追蹤清單|關注|關注清單|訂閱|清單|訂閱清單|追蹤名單|關注名單|提醒|通知 <soft>*
follow: 讓|使 我|我們 知道|掌握|了解 {query} 的? 最新消息|最新動態|新聞|消息|動態|一舉一動|最新進展 <soft>*
`);

const bareVerbs = phrases(
  sets,
  "追蹤|追踪|關注|訂閱|跟蹤",
  "取消追蹤|取消追踪|取消關注|取消訂閱|退訂",
  "靜音|屏蔽|封鎖|隱藏|過濾|遮蔽|略過|忽略|排除|篩掉|拉黑",
);
/** After "追蹤" and the like these go on to be another word: 關注度, 訂閱制. */
const wordEndings = new Set(
  tokensOf(
    "度制數量器率者點型費戶式版號站台頁碼力調查詢權物系統平台服務經濟焦網片師員版水車效層膜版紙線牆",
  ).map(({ word }) => word),
);

/** Orders about something named in them. */
export const objectWords: ObjectWords = {
  orders,
  digest: phrases(
    sets,
    "每天|每日|早上|晚上|每週|的|早晨|下午|定時|固定|自動|平日|週末|晚間|晨間|中午|這個|頻道* <digest>|新聞 的? 發送|推送|發文|了|推播?",
  ),
  pronouns: phrases(
    sets,
    "這個|這些|全部|所有|它|這|一切|所有的|那個|那些|任何|東西|訊息|所有東西|全部的|我|這個頻道|通知 的|東西|通知|訊息|了*",
  ),
  openings: [],
  ends: [],
  isRefused: (tokens, start, _, command) => {
    const isAfterVerb = firstMatch(bareVerbs, tokens.slice(0, start), 0, {}) !== undefined;
    // "靜音 車廂" is typed as two words to look for; "隱藏 板球" as a command is read before.
    const isTwoWords = command === "mute" && Boolean(tokens[start]?.spaceBefore);
    return isAfterVerb && (isTwoWords || isPartOfWord(tokens, start));
  },
};

/** 關注度 and 訂閱制 are nouns that begin like orders. */
function isPartOfWord(tokens: SaidToken[], start: number): boolean {
  const next = tokens[start];
  const isEnding = next?.isHan && !next.spaceBefore && wordEndings.has(next.word);
  const isLong =
    tokens.length > start + 8 ||
    (Boolean(next?.isHan) && tokens.slice(start + 1).some(({ spaceBefore }) => spaceBefore));
  return Boolean(isEnding) || isLong;
}

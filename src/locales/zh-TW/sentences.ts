import type { Sentences } from "../en/sentences.ts";
import { commandsZhTw, keywordsZhTw } from "./commands.ts";
import { editingZhTw, postingZhTw } from "./delivery.ts";
import { errorsZhTw } from "./errors.ts";
import { feedsZhTw } from "./feeds.ts";
import { platformsZhTw } from "./platforms.ts";
import { refusalsZhTw } from "./refusals.ts";
import { scheduleZhTw } from "./schedule.ts";
import { settingsZhTw } from "./settings.ts";
import { slashCommandsZhTw } from "./slash-commands.ts";

const list = (names: string[]) => names.join("、");

/** Traditional Chinese as written in Taiwan. */
export const zhTw: Sentences = {
  language: { name: "繁體中文", calledAs: /^(?:(?:traditional )?chinese|.{0,2}中文|國語|华语|華語)$/i },

  buttons: {
    forget: "全部刪除",
    read: "閱讀",
    related: "相關新聞",
    share: "分享",
    next: "下一頁",
    previous: "上一頁",
    undo: "復原",
    firstPage: "第一頁",
    all: (n) => `全部 ${n} 則`,
    searchFor: (text) => `搜尋「${text}」`,
    meant: (text) => `你是不是要找「${text}」？`,
    stop: (n) => `停止摘要 ${n}`,
    preview: "預覽",
    unfollow: (n) => `取消追蹤 ${n}`,
    unmute: (n) => `取消隱藏 ${n}`,
    how: (command) => `${command} 的用法`,
  },

  found: (text, n) => `「${text}」：${n} 則新聞`,
  newest: "最新新聞",
  newestOn: (text) => `「${text}」的最新新聞`,
  range: (first, last, total) => `第 ${first}–${last} 則，共 ${total} 則`,
  searchedAlso: (typed, used) => `「${typed}」也用這些寫法搜尋：${list(used)}。`,
  alias: (typed, names) => `「${typed}」也會找到：${list(names)}。`,
  unread: (filter) =>
    `看不懂篩選條件「${filter}」，已略過。請試試 since:2026-01-31、since:3d 或 source:"名稱"。`,
  cut: (n) => `問題太長，只搜尋了前 ${n} 個字元。`,
  closeOnly: "部分符合",
  nothingFound: (text) => `找不到符合「${text}」的新聞`,
  closest: "以下是最接近的新聞。",
  newestInstead: "以下是最新的新聞。",
  noWords: (text) => `「${text}」裡沒有可以搜尋的字。`,
  noMorePages: (total) => `沒有這一頁：總共 ${total} 則新聞。`,
  forgotYou: "你的清單與設定已刪除，不再保留其他關於你的記錄。你設定的摘要與追蹤屬於該頻道，停用前會保留。",
  noArticles: "目前還沒有任何新聞。管理 Newsdesk 的人可以用這個指令加入：newsdesk import 資料夾",
  notAsCommand: (usage) => `已當成文字搜尋。指令的寫法是：${usage}`,

  teaser: "僅摘錄",
  alsoIn: (sources) =>
    sources.length > 2 ? `另有 ${sources.length} 家媒體刊登` : `${list(sources)}也有刊登`,
  inPrivate: "按「閱讀」即可看全文，只有你看得到。",
  noText: "來源只提供標題，沒有內文。",
  noSuchNumber: (n, listed) =>
    listed
      ? `你在這裡最近的清單只有 ${listed} 則，沒有第 ${n} 則。`
      : `你在這裡一天內沒有清單，所以沒有第 ${n} 則。請先搜尋。`,
  noSuchStory: (id) => `這裡沒有「${id}」這則新聞，可能已被移除。`,
  relatedTo: (title) => `與「${title}」相關的新聞`,
  nothingRelated: (title) => `沒有其他新聞與「${title}」談同一件事。`,
  trending: "過去三天最多媒體刊登的新聞",
  trendingSingle: "過去三天沒有任何新聞由多家媒體刊登。",
  trendingNothing: "過去三天沒有任何新聞。",
  sharedBy: "分享者：",

  sources: "新聞來源",
  sourceDetail: (n, newest) => `${n} 則新聞，最新一則 ${newest}`,
  moreSources: (n) => `另有 ${n} 個來源。`,
  sourcesHint: '只搜尋其中一個：搜尋 source:"名稱" 關鍵字',

  everyDay: "每天",
  weekdays: "週一至週五",
  time: (time, zone, days) => `${days} ${time}（${zone}）`,
  days: list,
  about: (query) => `主題「${query}」`,
  clauses: (parts) => parts.join("，"),
  digestTitle: (day) => `新聞摘要，${day}`,
  digestWindow: (from, to, zone) => `${from} 至 ${to}（${zone}）。`,
  digestAbout: (query) => `只列出關於「${query}」的新聞。`,
  digestNothing: (from) => `${from} 以來沒有新的新聞。`,
  digestLeftOut: (n) => `另有 ${n} 則未列出。`,
  digestLate: "延遲發布：預定時間 Newsdesk 未在執行或無法發布。",
  digestSet: (n, order) => `摘要 ${n} 已設定：${order}。`,
  digestAlready: (n, order) => `摘要 ${n} 已是相同設定：${order}。`,
  digestNext: (times) => `接下來：${list(times)}`,
  digestStopped: (n, order) => `摘要 ${n} 已停止：${order}。`,
  digestNone: "這裡沒有設定摘要。設定方式：摘要 開啟 08:30 台北",
  digestUnknown: (n) => `這裡沒有摘要 ${n}。設定方式：摘要 開啟 08:30 台北`,
  digestWhich: "這裡設定了好幾個摘要，要停止哪一個？",
  digestStatus: "這裡的摘要",
  pausedBecause: (because) => `已暫停：${because}`,
  digestOnHow: "要在什麼時間發布？例如：摘要 開啟 08:30 台北",
  digestProblem: {
    time: (text) => `看不懂時間「${text}」。請試試 08:30：摘要 開啟 08:30 台北`,
    days: (text) => `看不懂星期設定「${text}」。可寫每天、平日或週一、週四：摘要 開啟 08:30 平日`,
  },
  zoneUnknown: (text, meant) =>
    `不認得時區「${text}」。${meant ? `你是不是要用 ${meant}？` : "請寫城市，例如台北或 Asia/Taipei。"}`,
  ...postingZhTw,
  storeAway:
    "Newsdesk 的資料庫目前沒有回應，這項操作無法儲存或查詢。搜尋仍可使用；請過幾分鐘再試，並確認是否已完成。",
  editing: editingZhTw,
  reading: {
    whatChanged: "查看更動",
    changed: (times, last) => `更動 ${times} 次，最近一次：${last}`,
    changesOf: (title) => `「${title}」的更動`,
    changedOn: (when) => `${when} 更動`,
    headlineWas: (title) => `原標題：「${title}」。`,
    said: (before, now) => `「${before}」改為「${now}」。`,
    takenOut: (words) => `刪去：「${words}」。`,
    putIn: (words) => `新增：「${words}」。`,
    olderChanges: (n) => `更早的 ${n} 次更動已不再保存。`,
    unchanged: "內容與收錄時相同。",
  },
  forms: {
    digest: "設定摘要",
    follow: "追蹤主題",
    channel: "頻道",
    times: "時間",
    timesHint: "08:30，或多個時間：08:30 18:00",
    zone: "時區",
    days: "星期",
    about: "主題",
    aboutHint: "只放符合的新聞，寫法同搜尋。",
    query: "關鍵字",
    queryHint: "寫法同搜尋，每個詞都要符合。",
    enterCounts: "按 Enter 可看有幾則符合。",
    quiet: "勿擾時段",
    quietHint: "22:00-07:00",
    save: "儲存",
    cancel: "取消",
    unknown: "這張表單太舊，無法使用。請重新開啟。",
    problem: {
      time: "請填時間，例如 08:30，或多個時間：08:30 18:00。",
      zone: "請從清單選擇時區。",
      days: "請至少選一天。",
      query: "要追蹤什麼？例如：台積電",
      quiet: "請填時段，例如 22:00-07:00。",
    },
  },
  home: {
    search: "搜尋新聞",
    searchHint: "台積電、tsmc、最新 晶片",
    digests: "摘要",
    follows: "追蹤中",
    noDigests: "尚未設定摘要。",
    noFollows: "尚未追蹤任何主題。",
  },
  apology: "出了點問題，已記錄下來，請再試一次。",
  outdated: "這個按鈕太舊，已失效，請再問一次。",
  deleteAnswer: {
    button: "刪除",
    notAllowed: "只有提問的人或管理此頻道的人可以刪除這則回答。",
  },
  aboutMessage: (text) => `「${text}」的相關新聞`,
  tooFast: "一次問得太多了，請過幾秒再試。",

  errors: errorsZhTw,
  refusals: refusalsZhTw,
  feeds: feedsZhTw,
  platforms: platformsZhTw,
  settings: settingsZhTw,
  helpTitle: "Newsdesk：問新聞",
  helpIntro: (aliases) => [
    "直接輸入想找的內容，中英文皆可：台積電、tsmc。打錯字也沒關係。",
    `指令也可用中文：${list(aliases)}。`,
  ],
  helpMore: "單一指令的詳細說明：說明 摘要",
  examples: (lines) => `例如：${list(lines)}`,
  commands: commandsZhTw,
  keywords: keywordsZhTw,
  schedule: scheduleZhTw,
  slashCommands: slashCommandsZhTw,
};

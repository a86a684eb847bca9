import type { Words } from "./en.ts";

const list = (names: string[]) => names.join("、");

/** All that the bot says in Traditional Chinese as written in Taiwan. */
export const zhTw: Words = {
  buttons: {
    read: "閱讀",
    related: "相關報導",
    share: "分享",
    next: "下一頁",
    previous: "上一頁",
    undo: "復原",
    newest: "最新報導",
    sources: "新聞來源",
    firstPage: "第一頁",
    all: (n) => `全部 ${n} 則`,
    searchFor: (text) => `搜尋「${text}」`,
    meant: (text) => `你是不是要找「${text}」？`,
    stop: (n) => `停止摘要 ${n}`,
    how: (command) => `${command} 的用法`,
  },

  found: (text, n) => `「${text}」：${n} 則報導`,
  newest: "最新報導",
  newestOn: (text) => `「${text}」的最新報導`,
  range: (first, last, total) => `第 ${first}–${last} 則，共 ${total} 則`,
  searchedAlso: (typed, used) => `「${typed}」也用這些寫法搜尋：${list(used)}。`,
  alias: (typed, names) => `「${typed}」也會找到：${list(names)}。`,
  unread: (filter) =>
    `看不懂篩選條件「${filter}」，已略過。請試試 since:2026-01-31、since:3d 或 source:"名稱"。`,
  cut: (n) => `問題太長，只搜尋了前 ${n} 個字元。`,
  closeOnly: "相近，並非完全符合",
  nothingFound: (text) => `找不到符合「${text}」的報導`,
  closest: "以下是最接近的報導。",
  newestInstead: "以下是最新的報導。",
  noWords: (text) => `「${text}」裡沒有可以搜尋的字。`,
  noMorePages: (total) => `沒有這一頁：總共 ${total} 則報導。`,
  noArticles: "目前還沒有任何報導。管理 Newsdesk 的人可以用這個指令加入：newsdesk import 資料夾",
  notAsCommand: (usage) => `已當成文字搜尋。指令的寫法是：${usage}`,

  teaser: "僅有導言",
  alsoIn: (sources) =>
    sources.length > 2 ? `另有 ${sources.length} 家媒體報導` : `${list(sources)}也有報導`,
  inPrivate: "按「閱讀」即可看全文，只有你看得到。",
  noText: "來源只提供標題，沒有內文。",
  noSuchNumber: (n, listed) =>
    listed
      ? `你在這裡最近的清單只有 ${listed} 則，沒有第 ${n} 則。`
      : `你在這裡一天內沒有清單，所以沒有第 ${n} 則。請先搜尋。`,
  noSuchStory: (id) => `這裡沒有「${id}」這則報導，可能已被移除。`,
  relatedTo: (title) => `與「${title}」相關的報導`,
  nothingRelated: (title) => `沒有其他報導與「${title}」談同一件事。`,
  shared: "分享的報導",

  sources: "新聞來源",
  sourceDetail: (n, newest) => `${n} 則報導，最新一則 ${newest}`,
  moreSources: (n) => `另外還有 ${n} 個。`,
  sourcesHint: '只搜尋其中一個：search source:"名稱" 關鍵字',

  everyDay: "每天",
  weekdays: "週一至週五",
  schedule: (time, zone, days) => `${days} ${time}（${zone}）`,
  days: list,
  about: (query) => `主題「${query}」`,
  clauses: (parts) => parts.join("，"),
  digestTitle: (day) => `新聞摘要，${day}`,
  digestWindow: (from, to, zone) => `${from} 至 ${to}（${zone}）。`,
  digestAbout: (query) => `只列出關於「${query}」的報導。`,
  digestNothing: (from) => `${from} 以來沒有新的報導。`,
  digestLeftOut: (n) => `另有 ${n} 則未列出。`,
  digestLate: "延遲發布：預定時間 Newsdesk 未在執行或無法發布。",
  digestSet: (n, order) => `摘要 ${n} 已設定：${order}。`,
  digestAlready: (n, order) => `摘要 ${n} 已經是這樣了：${order}。`,
  digestNext: (times) => `接下來：${times.join("、")}`,
  digestStopped: (n, order) => `摘要 ${n} 已停止：${order}。`,
  digestNone: "這裡沒有設定摘要。設定方式：digest on 08:30 Asia/Taipei",
  digestUnknown: (n) => `這裡沒有摘要 ${n}。`,
  digestWhich: "這裡設定了好幾個摘要，要停止哪一個？",
  digestStatus: "這裡的摘要",
  digestPaused: (because) => `已暫停：${because}`,
  digestOnHow: "請說明時間：digest on 08:30 Asia/Taipei",
  digestProblem: {
    time: (text) => `看不懂時間「${text}」。例如：digest on 08:30 Asia/Taipei`,
    zone: (text) => `不認得時區「${text}」。請寫城市：digest on 08:30 Asia/Taipei`,
    days: (text) => `看不懂日子「${text}」。可寫 daily、weekdays 或 mon,thu：digest on 08:30 mon,thu`,
  },
  notAllowed: "只有管理這個頻道的人可以更改或發布摘要，請找他們幫忙。",
  tooFast: "問得太快了，請等幾秒再問。",

  helpTitle: "Newsdesk：問新聞",
  helpIntro: [
    "直接輸入想找的內容，中英文皆可：台積電、tsmc。打錯字也沒關係。",
    "指令也可用中文：搜尋、最新、閱讀、相關、分享、來源、摘要、說明。",
  ],
  helpMore: "單一指令的詳細說明：help digest",
  examples: (lines) => `例如：${list(lines)}`,
  commands: {
    search: {
      usage: "search <關鍵字>",
      purpose: "最符合的報導；直接輸入文字也一樣",
      details: [
        "還可以用：「完整詞句」、-排除、OR、title:、source:、section:、tag:、lang:、since: 與 until:（2026-01-31、3d、friday）、sort:new。",
      ],
      examples: ["search 台積電", "search 「2奈米」 -三星 since:2w"],
    },
    latest: {
      usage: "latest [關鍵字]",
      purpose: "最新的報導，可指定主題",
      details: [],
      examples: ["latest", "latest 晶片"],
    },
    read: {
      usage: "read <編號>",
      purpose: "打開上一份清單裡的報導，只有你看得到",
      details: ["編號依照你在這個頻道最近一次看到的清單，一天內有效。"],
      examples: ["read 2"],
    },
    related: {
      usage: "related <編號>",
      purpose: "談同一件事的報導",
      details: [],
      examples: ["related 2"],
    },
    share: {
      usage: "share <編號>",
      purpose: "把報導的標題、段落與連結貼到這個頻道",
      details: [],
      examples: ["share 2"],
    },
    sources: {
      usage: "sources",
      purpose: "報導來自哪些媒體",
      details: [],
      examples: ["sources"],
    },
    digest: {
      usage: "digest [now | on <時間> | off | status]",
      purpose: "上次摘要之後的新聞；now 立刻發布，on 設定這個頻道的摘要",
      details: [
        "digest：現在的摘要，只有你看得到。digest now：發布到這裡。",
        "digest on HH:MM [時區] [daily | weekdays | mon,thu] [about 關鍵字]：在那個時間發布到這裡。",
        "digest status：這裡的設定。digest off [編號]：停止。",
      ],
      examples: ["digest on 08:30 Asia/Taipei", "digest on 18:00 weekdays about 晶片", "digest off 1"],
    },
    help: {
      usage: "help [指令]",
      purpose: "這份清單，或單一指令的說明",
      details: [],
      examples: ["help digest"],
    },
  },
};

import type { welcomeEn } from "../../en/newcomers/welcome.ts";

export const welcomeZhTw: typeof welcomeEn = {
  steps: "開始使用",
  stepsHow: "在任何頻道或這裡輸入 `最新` 或想找的內容；設定摘要後會自動發布。",
  trySearch: "試試搜尋",
  installed: "Newsdesk 已準備好",
  installedHow:
    "在任何頻道輸入 `最新` 或 `搜尋 台積電` 就能問新聞，只有你看得到回答。把我邀請到頻道，我會在你設定的時間發布摘要。先從這裡開始：",
  invited:
    "大家好！想看新聞請輸入 `最新` 或 `搜尋 台積電`，或直接提及我並提問；`摘要 開啟 08:30` 會每天在這裡發布摘要。",
  demo: "這些只是示範用的新聞。你自己的新聞來自訂閱來源，請按「新增訂閱來源」。",
  empty: "目前沒有任何新聞，請按「新增訂閱來源」。",
  addFeeds: "新增訂閱來源",
  install: {
    language: "zh-TW",
    done: (where) => `Newsdesk 已安裝到「${where}」。`,
    written: "我已在 Slack 傳訊息給你。在 Slack 輸入 /news 說明",
    open: "在 Slack 開啟 Newsdesk",
    addWorkspaces: "接著請選擇組織中要使用的工作區。",
    chooseWorkspaces: "選擇工作區",
    failed: "Newsdesk 未能安裝",
    again: "沒有任何更動。請從 /slack/install 重新開始",
    beginAgain: "重新開始",
  },
};

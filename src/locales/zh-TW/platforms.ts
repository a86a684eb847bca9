import type { platformsEn, surfacesEn } from "../en/platforms.ts";

export const platformsZhTw: typeof platformsEn = {
  gone: (platform, parts, minutes, reason) =>
    `Newsdesk 已經 ${minutes} 分鐘無法連上 ${platform}（${parts}）：${reason} 會一直重試到恢復為止。`,
  returned: (platform, parts) => `Newsdesk 已重新連上 ${platform}（${parts}）。`,
  noReason: "沒有任何回應。",
};

export const surfacesZhTw: typeof surfacesEn = {
  prompts: {
    title: "想知道什麼？",
    titleFor: (channel) => `給 ${channel} 的建議`,
    trending: "最近有什麼大新聞？",
    help: "可以問什麼？",
  },
  steps: {
    noQuery: "沒有可以搜尋的內容：請在這個步驟填入查詢。",
    nobody:
      "Newsdesk 不知道是誰執行這個工作流程，所以沒有發布。請讓工作流程從某個人的操作開始，例如連結或按鈕。",
  },
};

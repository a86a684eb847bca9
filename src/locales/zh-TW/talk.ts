import type { talkEn } from "../en/talk.ts";

export const talkZhTw: typeof talkEn = {
  hello: "你好！想看什麼新聞，直接說就可以。例如：",
  examples: ["今天有什麼新聞", "上週的台積電", "有晶片的新聞就通知我們"],
  welcome: "不客氣！",
  about: "我是 Newsdesk 新聞機器人：可以找新聞、在固定時間發布摘要，也會在你追蹤的主題有新聞時通知你。",
  cannot: "這件事我做不到。我可以找新聞、發布摘要、追蹤你指定的主題。例如：",
  ask: {
    follow: (query) => `要在這裡追蹤「${query}」嗎？有符合的新聞時會發布在這裡。`,
    unfollow: (query) => `要停止在這裡追蹤「${query}」嗎？`,
    mute: (query) => `要讓「${query}」不出現在此頻道的摘要與通知中嗎？`,
    unmute: (query) => `要讓「${query}」重新出現在此頻道的摘要與通知中嗎？`,
    digest: (order) => `要在這裡設定摘要：${order}嗎？`,
    digestNow: "要現在就在這裡發布摘要嗎？",
    settings: (what) => `要更改你的設定嗎？${what}`,
    forgetMe: "要刪除關於你的記錄嗎？",
    share: (n) => `要把你上一份清單的第 ${n} 則發布到此頻道嗎？`,
    shareLast: "要把你上一份清單的最後一則發布到此頻道嗎？",
    feed: (address) => `要新增訂閱來源 ${address} 嗎？`,
  },
  yes: "好",
  stopWhich: "要停止哪一項？",
  nothingSet: "這裡沒有設定摘要，也沒有追蹤任何主題。",
  perhaps: {
    follow: (query) => `追蹤「${query}」`,
    unfollow: (query) => `取消追蹤「${query}」`,
    mute: (query) => `隱藏「${query}」`,
    unmute: (query) => `取消隱藏「${query}」`,
  },
};

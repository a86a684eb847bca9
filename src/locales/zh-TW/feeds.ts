import type { feedsEn } from "../en/feeds.ts";

export const feedsZhTw: typeof feedsEn = {
  title: "新聞訂閱來源",
  none: "還沒有訂閱來源。新增：`訂閱來源 add https://example.com/`",
  notOperator: "只有 Newsdesk 的管理員可以查看和更改訂閱來源。",
  howToBecomeOne: (person) => `架設的人可以用 OPERATORS=${person} 讓你成為管理員`,
  added: (name, n) => `已新增「${name}」，共 ${n} 則新聞。`,
  removed: (name) => `已移除「${name}」，已收錄的新聞會保留。`,
  configured: "設定中的 FEEDS 仍有這個來源，下次啟動時會再加入。",
  checked: (n, added, changed) => `${n} 則新聞，${added} 則新增，${changed} 則更新`,
  unchanged: "沒有變動",
  skipped: (n, reason) => `${n} 則無法使用：${reason}`,
  heldBack: (n, most) => `一天最多收錄 ${most} 則，其餘 ${n} 則暫緩`,
  unread: "尚未讀取",
  readAt: (day) => `上次讀取：${day}`,
  failing: (error, since) => `自 ${since} 起無法讀取：${error}`,
  gone: (since) => `自 ${since} 起已停止提供`,
  more: (n) => `另有 ${n} 個未列出。完整清單：newsdesk feeds list`,
  fullText: (name, isOn) =>
    isOn ? `「${name}」：今後會讀取摘要背後的網頁全文。` : `「${name}」：今後不再讀取摘要背後的網頁全文。`,
  outage: (name, error, isGone) =>
    isGone
      ? `訂閱來源「${name}」${error}，今後不再讀取。`
      : `訂閱來源「${name}」已經一天無法讀取：${error}。之後大約每天重試一次。`,
  recovered: (name) => `訂閱來源「${name}」已恢復正常。`,
  signIn: "登入訂閱來源",
  signInHow: "無法開啟表單時，請在命令列輸入：newsdesk feeds sign-in",
  onlyInForm:
    "密碼或權杖只能在別人看不到的表單裡輸入。若其他人看得到你的訊息，請刪除它；若已被看到，請更換密碼。",
  signedIn: (name: string) => `已能用這組登入資料讀取「${name}」，並已加密保存。`,
  address: "訂閱來源的網址",
  user: "使用者名稱",
  password: "密碼",
  token: "權杖（Bearer）",
  headers: "標頭、Cookie、User-Agent",
  headersHint: "Cookie: a=b | User-Agent: …",
  checkNow: "立即檢查",
};

import type { EditingWords } from "./editing-en.ts";

/** What the bot says in Traditional Chinese where a digest or a follow is changed. */
export const editingZhTw: EditingWords = {
  button: "編輯",
  digestButton: (n) => `編輯摘要 ${n}`,
  followButton: (n) => `編輯追蹤 ${n}`,
  digestTitle: (n) => `變更摘要 ${n}`,
  followTitle: (n) => `變更追蹤 ${n}`,
  digestHow: (n) => `請說明摘要 ${n} 要改成怎樣：digest edit ${n} 08:30 Asia/Taipei about 晶片`,
  followHow: (n) => `請說明追蹤 ${n} 要改成怎樣：follow edit ${n} 晶片 quiet 22:00-07:00`,
  digestChanged: (n, order) => `摘要 ${n} 已變更：${order}。`,
  followChanged: (n, query) => `追蹤 ${n} 已變更：關於「${query}」的新報導會發布到這裡。`,
};

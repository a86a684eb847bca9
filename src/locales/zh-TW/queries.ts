import type { Sentences } from "../en/sentences.ts";

export const queriesZhTw: Sentences["queries"] = {
  since: (when) => `${when}起`,
  until: (when) => `到${when}為止`,
  between: (first, last) => `${first} 至 ${last}`,
  on: (day) => day,
  during: (monthOrYear) => monthOrYear,
  dated: (words, when) => `${words}，${when}`,
  without: (words) => `不含 ${words.join("、")}`,
  inHeadline: (words) => `標題有 ${words.join("、")}`,
  filters: {
    source: { is: (name) => `來源 ${name}`, isNot: (name) => `來源不是 ${name}` },
    section: { is: (name) => `版面 ${name}`, isNot: (name) => `版面不是 ${name}` },
    tag: { is: (name) => `標籤 ${name}`, isNot: (name) => `標籤不是 ${name}` },
    lang: { is: (name) => `語言 ${name}`, isNot: (name) => `語言不是 ${name}` },
  },
  newestFirst: "最新在前",
  anyDate: (n) => `不限日期：${n} 則新聞`,
  exactly: "照原文搜尋",
  firstPage: "這是清單的第一頁。",
  lastPage: (n) => `已經全部列完：共 ${n} 則新聞。`,
  noList: "這裡一天內沒有列過新聞。請先搜尋。",
};

import type { Sentences } from "../en/sentences.ts";

export const queriesZhCn: Sentences["queries"] = {
  since: (when) => `${when}起`,
  until: (when) => `到${when}为止`,
  between: (first, last) => `${first} 至 ${last}`,
  on: (day) => day,
  during: (monthOrYear) => monthOrYear,
  dated: (words, when) => `${words}，${when}`,
  without: (words) => `不含 ${words.join("、")}`,
  inHeadline: (words) => `标题有 ${words.join("、")}`,
  filters: {
    source: { is: (name) => `来源 ${name}`, isNot: (name) => `来源不是 ${name}` },
    section: { is: (name) => `栏目 ${name}`, isNot: (name) => `栏目不是 ${name}` },
    tag: { is: (name) => `标签 ${name}`, isNot: (name) => `标签不是 ${name}` },
    lang: { is: (name) => `语言 ${name}`, isNot: (name) => `语言不是 ${name}` },
  },
  newestFirst: "最新在前",
  anyDate: (n) => `不限日期：${n} 条新闻`,
  exactly: "照原文搜索",
  firstPage: "这是列表的第一页。",
  lastPage: (n) => `已经全部列完：共 ${n} 条新闻。`,
  noList: "这里一天内没有列过新闻。请先搜索。",
};

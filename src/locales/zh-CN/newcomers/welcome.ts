import type { welcomeEn } from "../../en/newcomers/welcome.ts";

export const welcomeZhCn: typeof welcomeEn = {
  steps: "开始使用",
  stepsHow: "在任意频道或这里输入 `最新` 或想找的内容；设置简报后会自动发布。",
  trySearch: "试试搜索",
  installed: "Newsdesk 已就绪",
  installedHow:
    "在任意频道输入 `最新` 或 `搜索 台积电` 即可问新闻，只有你能看到回答。把我邀请到频道，我会在你设定的时间发布简报。先从这里开始：",
  invited:
    "大家好！想看新闻请输入 `最新` 或 `搜索 台积电`，也可以直接提及我并提问；`简报 开启 08:30` 会每天在这里发布简报。",
  demo: "这些只是演示用的新闻。你自己的新闻来自订阅源，请点“添加订阅源”。",
  empty: "目前没有任何新闻，请点“添加订阅源”。",
  addFeeds: "添加订阅源",
  install: {
    language: "zh-CN",
    done: (where) => `Newsdesk 已安装到“${where}”。`,
    written: "我已在 Slack 给你发了消息。在 Slack 输入 /news 帮助",
    open: "在 Slack 中打开 Newsdesk",
    addWorkspaces: "接下来请选择组织中要使用的工作区。",
    chooseWorkspaces: "选择工作区",
    failed: "Newsdesk 未能安装",
    again: "没有任何改动。请从 /slack/install 重新开始",
    beginAgain: "重新开始",
  },
};

import type { platformsEn, surfacesEn } from "../en/platforms.ts";

export const platformsZhCn: typeof platformsEn = {
  gone: (platform, parts, minutes, reason) =>
    `Newsdesk 已经 ${minutes} 分钟无法连上 ${platform}（${parts}）：${reason} 会一直重试到恢复为止。`,
  returned: (platform, parts) => `Newsdesk 已重新连上 ${platform}（${parts}）。`,
  noReason: "没有任何响应。",
};

export const surfacesZhCn: typeof surfacesEn = {
  prompts: {
    title: "想了解什么？",
    titleFor: (channel) => `为 ${channel} 推荐`,
    trending: "最近有什么大新闻？",
    help: "可以问什么？",
  },
  steps: {
    noQuery: "没有可搜索的内容：请在这个步骤中填写查询。",
    nobody:
      "Newsdesk 不知道是谁运行了这个工作流，所以没有发布。请让工作流从某个人的操作开始，例如链接或按钮。",
  },
};

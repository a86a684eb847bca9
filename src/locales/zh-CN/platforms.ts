import type { platformsEn } from "../en/platforms.ts";

export const platformsZhCn: typeof platformsEn = {
  gone: (platform, parts, minutes, reason) =>
    `Newsdesk 已经 ${minutes} 分钟无法连上 ${platform}（${parts}）：${reason} 会一直重试到恢复为止。`,
  returned: (platform, parts) => `Newsdesk 已重新连上 ${platform}（${parts}）。`,
  noReason: "没有任何响应。",
};

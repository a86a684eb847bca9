import type { platformsEn } from "../en/platforms.ts";

export const platformsZhTw: typeof platformsEn = {
  gone: (platform, parts, minutes, reason) =>
    `Newsdesk 已經 ${minutes} 分鐘無法連上 ${platform}（${parts}）：${reason} 會一直重試到恢復為止。`,
  returned: (platform, parts) => `Newsdesk 已重新連上 ${platform}（${parts}）。`,
  noReason: "沒有任何回應。",
};

import type { awayEn } from "./away-en.ts";

export const awayZhTw: typeof awayEn = {
  storeAway:
    "Newsdesk 的資料庫目前沒有回應，這項操作無法儲存或查詢。搜尋仍可使用；請過幾分鐘再試，並確認是否已完成。",
};

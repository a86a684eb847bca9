import type { settingsEn } from "../en/settings.ts";

export const settingsZhTw: typeof settingsEn = {
  title: "設定",
  you: "你",
  channel: "此頻道",
  automatic: "自動",
  both: (language, zone) => `語言 ${language}，時區 ${zone}`,
  now: (language, zone) => `回覆語言：${language}；時區：${zone}。`,
  how: "更改方式：`設定 語言 english` · `設定 時區 台北` · `設定 頻道 語言 繁體中文`。「自動」表示依你的應用程式，其次依頻道。",
  saved: "已儲存。",
  languageUnknown: (text, known) => `不支援「${text}」。可用：${[...known, "自動"].join("、")}。`,
  changeMine: "更改我的設定",
  changeChannel: "更改此頻道的設定",
  formMine: "我的設定",
  formChannel: "頻道的設定",
  language: "語言",
  zoneHint: "城市，例如 台北；留空表示自動",
  channelHint: "用於提及，以及之後設定的摘要與追蹤",
};

import type { SettingsWords } from "../en/settings.ts";

/** What the bot says in Traditional Chinese about the language and the time zone of its answers. */
export const settingsZhTw: SettingsWords = {
  title: "設定",
  you: "您",
  channel: "此頻道",
  languages: { en: "English", "zh-TW": "繁體中文" },
  automatic: "自動",
  both: (language, zone) => `語言 ${language}，時區 ${zone}`,
  now: (language, zone) => `給您的回覆使用${language}，時間依 ${zone}。`,
  how: "更改方式：settings language english · settings zone Asia/Taipei · settings channel language 繁體中文。auto 表示依您的應用程式，其次依頻道。",
  saved: "已儲存。",
  languageUnknown: (text) => `Newsdesk 不會說「${text}」。可用 english、繁體中文 或 auto。`,
  zoneUnknown: (text) => `不認得時區「${text}」。請寫城市，例如 台北，或寫 auto。`,
  changeMine: "更改我的設定",
  changeChannel: "更改此頻道的設定",
  formMine: "我的設定",
  formChannel: "頻道的設定",
  language: "語言",
  zone: "時區",
  zoneHint: "城市，例如 台北；留空表示自動",
  channelHint: "用於提及，以及之後設定的摘要與追蹤",
  help: {
    usage: "settings [channel] [language <名稱>] [zone <城市>]",
    purpose: "給您的回覆或此頻道使用的語言與時區",
    details: [
      "settings：目前的設定。settings language 繁體中文、settings zone 台北：您在各處的設定。auto 恢復為依您的應用程式。",
      "settings channel …：給沒有自己設定的人，以及之後設定的摘要與追蹤；限管理此頻道的人。",
    ],
    examples: ["settings", "settings language 繁體中文", "settings channel zone 台北"],
  },
};

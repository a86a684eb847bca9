import type { settingsEn } from "../en/settings.ts";

export const settingsZhCn: typeof settingsEn = {
  title: "设置",
  you: "你",
  channel: "本频道",
  automatic: "自动",
  both: (language, zone) => `语言 ${language}，时区 ${zone}`,
  now: (language, zone) => `回复语言：${language}；时区：${zone}。`,
  how: "修改方式：`设置 语言 english` · `设置 时区 上海` · `设置 频道 语言 简体中文`。“自动”表示跟随你的客户端，其次跟随频道。",
  saved: "已保存。",
  languageUnknown: (text, known) => `不支持“${text}”。可用：${[...known, "自动"].join("、")}。`,
  changeMine: "修改我的设置",
  changeChannel: "修改本频道的设置",
  formMine: "我的设置",
  formChannel: "频道的设置",
  language: "语言",
  zoneHint: "城市，例如 上海；留空表示自动",
  channelHint: "用于提及，以及之后设置的简报和关注",
};

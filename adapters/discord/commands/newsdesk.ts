import {
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { described, group, query, subcommand, words, zone } from "./define.ts";

const digest = group(
  ["digest", "摘要"],
  ["The digests of a channel", "頻道的新聞摘要"],
  subcommand(
    ["on", "開啟"],
    ["Post a digest at a time of day", "每天定時發布摘要"],
    words("time", ["Local time, such as 08:30", "當地時間，例如 08:30"], { required: true }),
    zone,
    words("days", ["daily, weekdays, or days such as mon,thu", "daily、weekdays，或 mon,thu 等"]),
    query(false, "about"),
  ),
  subcommand(
    ["off", "停止"],
    ["Stop a digest", "停止摘要"],
    words("number", ["Which one, as status numbers them", "編號，見 status"], { suggested: true }),
  ),
  subcommand(["status", "狀態"], ["The digests that are set", "目前的摘要設定"]),
  subcommand(["now", "現在"], ["Post the digest in this channel now", "立即在此頻道發布摘要"]),
);

const follow = group(
  ["follow", "追蹤"],
  ["What a channel follows", "頻道追蹤的新聞"],
  subcommand(["add", "新增"], ["Post each new story about something", "有新報導就發布"], query(true)),
  subcommand(["list", "清單"], ["What is followed", "追蹤了什麼"]),
  subcommand(
    ["remove", "移除"],
    ["Stop following something", "停止追蹤"],
    words("follow", ["Which one, as list numbers them", "編號，見清單"], { required: true, suggested: true }),
  ),
);

const mute = group(
  ["mute", "靜音"],
  ["What a channel's digests and alerts leave out", "頻道的摘要和通知略過的新聞"],
  subcommand(["add", "新增"], ["Leave out all stories about something", "略過某個主題"], query(true)),
  subcommand(["list", "清單"], ["What is left out", "略過了什麼"]),
  subcommand(
    ["remove", "移除"],
    ["Stop leaving something out", "不再略過"],
    words("mute", ["Its number, as list tells it, or its words", "編號（見清單）或關鍵字"], {
      required: true,
      suggested: true,
    }),
  ),
);

/** Each choice is the command text that opens the form; without one, what is set is shown. */
const formOf: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: "form",
  required: false,
  ...described(["What to set", "要設定什麼"]),
  choices: [
    { name: "A digest", name_localizations: { "zh-TW": "新聞摘要" }, value: "digest on" },
    { name: "Something to follow", name_localizations: { "zh-TW": "追蹤" }, value: "follow" },
    {
      name: "A channel's language and time zone",
      name_localizations: { "zh-TW": "頻道的語言與時區" },
      value: "settings channel",
    },
  ],
};

/** What those who manage a channel may set; a server may give it to other people or roles. */
export const newsdesk: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: ApplicationCommandType.ChatInput,
  name: "newsdesk",
  ...described(["Manage what Newsdesk posts in a channel", "管理 Newsdesk 在頻道發布的內容"]),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageChannels),
  options: [
    digest,
    follow,
    mute,
    subcommand(
      ["settings", "設定"],
      ["What is set here, and forms instead of typing commands", "這裡的設定，並可用表單代替指令"],
      formOf,
    ),
    subcommand(
      ["forget", "刪除資料"],
      ["Delete all that Newsdesk keeps about this server", "刪除 Newsdesk 保存的此伺服器資料"],
    ),
  ],
};

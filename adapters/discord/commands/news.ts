import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { described, language, query, story, subcommand, words } from "./define.ts";

const narrowed = [
  words("source", ["Only from this source", "只看這個新聞來源"], { suggested: true }),
  words("section", ["Only of this section", "只看這個版面"], { suggested: true }),
  words("since", ["Only since then: 3d, friday, 2026-01-31", "從何時起：3d、friday、2026-01-31"]),
];

/** What everybody may ask. */
export const news: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: ApplicationCommandType.ChatInput,
  name: "news",
  ...described(["Ask the news", "查詢新聞"]),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    subcommand(["search", "搜尋"], ["Find stories", "搜尋新聞"], query(true), ...narrowed),
    subcommand(["latest", "最新"], ["The newest stories", "最新新聞"], query(false), ...narrowed),
    subcommand(["read", "閱讀"], ["Read a story", "閱讀新聞"], story),
    subcommand(["related", "相關"], ["Stories on the same matter", "相關新聞"], story),
    subcommand(["share", "分享"], ["Show a story to this channel", "分享新聞到此頻道"], story),
    subcommand(["trending", "熱門"], ["What most sources report these days", "近日最多媒體報導的新聞"]),
    subcommand(["sources", "來源"], ["Where the stories come from", "新聞來源"]),
    subcommand(
      ["digest", "摘要"],
      ["What this channel's digest would be right now", "預覽此頻道現在的新聞摘要"],
    ),
    subcommand(
      ["follow", "追蹤"],
      ["Be told of each new story about something", "有新報導就通知"],
      query(true),
    ),
    subcommand(["following", "追蹤清單"], ["What is followed here", "這裡追蹤了什麼"]),
    subcommand(
      ["unfollow", "取消追蹤"],
      ["Stop following something", "取消追蹤"],
      words("follow", ["Its number in /news following, or its words", "追蹤清單中的編號或關鍵字"], {
        required: true,
        suggested: true,
      }),
    ),
    subcommand(["why", "原因"], ["Why a story was posted here, or not", "為何發布或沒有發布某則新聞"], story),
    subcommand(
      ["settings", "設定"],
      ["The language and the time zone of answers to you", "給您的回覆使用的語言與時區"],
      language,
      words("zone", ["Time zone, such as Asia/Taipei, or auto", "時區，例如 Asia/Taipei，或 auto"], {
        suggested: true,
      }),
    ),
    subcommand(["forget-me", "忘記我"], ["Delete what is remembered about you", "刪除關於您的記錄"]),
    subcommand(
      ["help", "說明"],
      ["What you can ask", "使用說明"],
      words("command", ["A command to explain", "要說明的指令"]),
    ),
  ],
};

import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { describedAs, language, query, story, subcommand, words } from "./define.ts";

const narrowed = [
  words("source", "source", { suggested: true }),
  words("section", "section", { suggested: true }),
  words("since", "since"),
];

/** What everybody may ask. */
export const news: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: ApplicationCommandType.ChatInput,
  name: "news",
  ...describedAs("news"),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    subcommand("news.search", query(true), ...narrowed),
    subcommand("news.latest", query(false), ...narrowed),
    subcommand("news.read", story),
    subcommand("news.related", story),
    subcommand("news.share", story),
    subcommand("news.trending"),
    subcommand("news.sources"),
    subcommand("news.digest"),
    subcommand("news.follow", query(true)),
    subcommand("news.following"),
    subcommand("news.unfollow", words("follow", "followName", { required: true, suggested: true })),
    subcommand("news.why", story),
    subcommand("news.settings", language, words("zone", "zoneOrAuto", { suggested: true })),
    subcommand("news.forget-me"),
    subcommand("news.help", words("command", "command")),
  ],
};

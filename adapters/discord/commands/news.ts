import {
  type APIApplicationCommandStringOption,
  ApplicationCommandType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import { choice, describedAs, language, query, story, subcommand, words, zone } from "./define.ts";
import type { CommandPlaces } from "./installations.ts";

const narrowed = [
  words("source", "source", { suggested: true }),
  words("section", "section", { suggested: true }),
  words("since", "since"),
];

/** Without it, for the channel. */
const forWhom = { ...words("for", "forWhom"), choices: [choice("me")] } as APIApplicationCommandStringOption;

/** What everybody may ask, wherever the application may be installed. */
export const newsFor = (installations: CommandPlaces): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name: "news",
  ...describedAs("news"),
  ...installations,
  options: [
    subcommand("news.search", query(true), ...narrowed),
    subcommand("news.latest", query(false), ...narrowed),
    subcommand("news.read", story),
    subcommand("news.related", story),
    subcommand("news.share", story),
    subcommand("news.trending"),
    subcommand("news.sources"),
    subcommand("news.digest", words("time", "ownTime"), zone, words("days", "days"), query(false, "about")),
    subcommand("news.follow", query(true), forWhom),
    subcommand("news.following", forWhom),
    subcommand("news.unfollow", words("follow", "followName", { required: true, suggested: true }), forWhom),
    subcommand("news.why", story),
    subcommand("news.settings", language, words("zone", "zoneOrAuto", { suggested: true })),
    subcommand("news.forget-me"),
    subcommand("news.help", words("command", "command")),
  ],
});

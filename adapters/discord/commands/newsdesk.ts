import {
  type APIApplicationCommandStringOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import {
  choice,
  describedAs,
  elsewhere,
  group,
  ping,
  query,
  style,
  subcommand,
  words,
  zone,
} from "./define.ts";

const place = {
  ...words("place", "place"),
  choices: [choice("thread")],
} as APIApplicationCommandStringOption;

const digest = group(
  "newsdesk.digest",
  subcommand(
    "newsdesk.digest.on",
    words("time", "time", { required: true }),
    zone,
    words("days", "days"),
    query(false, "about"),
    style,
    ping,
    place,
    elsewhere,
  ),
  subcommand(
    "newsdesk.digest.style",
    words("number", "digestNumber", { required: true, suggested: true }),
    elsewhere,
  ),
  subcommand("newsdesk.digest.off", words("number", "digestNumber", { suggested: true }), elsewhere),
  subcommand("newsdesk.digest.status", elsewhere),
  subcommand("newsdesk.digest.now", elsewhere),
);

const follow = group(
  "newsdesk.follow",
  subcommand("newsdesk.follow.add", query(true), style, ping, elsewhere),
  subcommand(
    "newsdesk.follow.style",
    words("follow", "followNumber", { required: true, suggested: true }),
    elsewhere,
  ),
  subcommand("newsdesk.follow.list", elsewhere),
  subcommand(
    "newsdesk.follow.remove",
    words("follow", "followNumber", { required: true, suggested: true }),
    elsewhere,
  ),
);

const mute = group(
  "newsdesk.mute",
  subcommand("newsdesk.mute.add", query(true), elsewhere),
  subcommand("newsdesk.mute.list", elsewhere),
  subcommand(
    "newsdesk.mute.remove",
    words("mute", "muteName", { required: true, suggested: true }),
    elsewhere,
  ),
);

/** Each choice is the command text that opens the form; without one, what is set is shown. */
const formOf = {
  ...words("form", "form"),
  choices: [choice("digest on"), choice("follow"), choice("settings channel")],
} as APIApplicationCommandStringOption;

/** What those who manage a channel may set; a server may give it to other people or roles. */
export const newsdesk: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: ApplicationCommandType.ChatInput,
  name: "newsdesk",
  ...describedAs("newsdesk"),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageChannels),
  options: [digest, follow, mute, subcommand("newsdesk.settings", formOf), subcommand("newsdesk.forget")],
};

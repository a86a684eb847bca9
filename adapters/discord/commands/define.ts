import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandRoleOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
} from "discord.js";
import type { SlashCommandPath } from "../../../src/locales/en/slash-commands.ts";
import { locales, sentencesFor } from "../../../src/locales/locale.ts";

type SlashCommandTexts = ReturnType<typeof sentencesFor>["slashCommands"];

/** A text in Discord's fallback language, and in the others by their names. */
export function localized(textOf: (texts: SlashCommandTexts) => string) {
  const textIn = (locale: (typeof locales)[number]) => textOf(sentencesFor(locale).slashCommands);
  const [first, ...others] = locales;
  return { text: textIn(first), others: Object.fromEntries(others.map((one) => [one, textIn(one)])) };
}

const described = (textOf: (texts: SlashCommandTexts) => string) => {
  const { text, others } = localized(textOf);
  return { description: text, description_localizations: others };
};

/** What Discord shows of a command: only that is translated, the command texts stay English. */
export const describedAs = (path: SlashCommandPath) => described(({ commands }) => commands[path][1]);

const namedAndDescribed = (path: SlashCommandPath) => {
  const { text, others } = localized(({ commands }) => commands[path][0]);
  return { name: text, name_localizations: others, ...describedAs(path) };
};

/** A subcommand; its options are said in this order. */
export const subcommand = (
  path: SlashCommandPath,
  ...options: APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...namedAndDescribed(path),
  options,
});

export const group = (
  path: SlashCommandPath,
  ...options: APIApplicationCommandSubcommandOption[]
): APIApplicationCommandSubcommandGroupOption => ({
  type: ApplicationCommandOptionType.SubcommandGroup,
  ...namedAndDescribed(path),
  options,
});

/**
 * @param description the key of its text
 * @param suggested whether Discord asks for completions while it is typed
 */
export const words = (
  name: string,
  description: keyof SlashCommandTexts["options"],
  settings: { required?: boolean; suggested?: boolean; maxLength?: number } = {},
): APIApplicationCommandStringOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  required: settings.required ?? false,
  ...(settings.suggested && { autocomplete: true }),
  ...(settings.maxLength && { max_length: settings.maxLength }),
  ...described(({ options }) => options[description]),
});

/** A choice whose value is a command text, or a part of one. */
export const choice = (
  value: keyof SlashCommandTexts["choices"],
): APIApplicationCommandOptionChoice<string> => {
  const { text, others } = localized(({ choices }) => choices[value]);
  return { name: text, name_localizations: others, value };
};

/** Discord takes 6,000; no question is that long. */
const maxQueryChars = 500;

export const query = (required: boolean, name = "query"): APIApplicationCommandStringOption =>
  words(name, "query", { required, suggested: true, maxLength: maxQueryChars });

export const story = words("story", "story", { required: true, suggested: true });

/** Where a command runs, if not where it is typed: nothing can be typed in a forum itself. */
export const elsewhere: APIApplicationCommandChannelOption = {
  type: ApplicationCommandOptionType.Channel,
  name: "channel",
  required: false,
  channel_types: [
    ChannelType.GuildText,
    ChannelType.GuildAnnouncement,
    ChannelType.GuildForum,
    ChannelType.GuildMedia,
  ],
  ...described(({ options }) => options.channel),
};

export const zone = words("zone", "zone", { suggested: true });

/** A style in words of the chat language; all else of it stands in its form. */
export const style = {
  ...words("style", "style"),
  choices: [
    choice("compact"),
    choice("full"),
    choice("without pictures"),
    choice("compact without pictures"),
  ],
} as APIApplicationCommandStringOption;

export const ping: APIApplicationCommandRoleOption = {
  type: ApplicationCommandOptionType.Role,
  name: "ping",
  required: false,
  ...described(({ options }) => options.ping),
};

/** Each language by its own name, for people who read no other. */
export const language = {
  ...words("language", "language"),
  choices: [...locales.map((value) => ({ name: sentencesFor(value).language.name, value })), choice("auto")],
} as APIApplicationCommandStringOption;

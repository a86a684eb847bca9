import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
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

type OptionSettings = { required?: boolean; suggested?: boolean; longest?: number };

/**
 * @param description the key of its text
 * @param suggested whether Discord asks for completions while it is typed
 */
export const words = (
  name: string,
  description: keyof SlashCommandTexts["options"],
  { required = false, suggested = false, longest }: OptionSettings = {},
): APIApplicationCommandStringOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  required,
  ...(suggested && { autocomplete: true }),
  ...(longest !== undefined && { max_length: longest }),
  ...described(({ options }) => options[description]),
});

/** A choice whose value is a command text, or a part of one. */
export const choice = (
  value: keyof SlashCommandTexts["choices"],
): APIApplicationCommandOptionChoice<string> => {
  const { text, others } = localized(({ choices }) => choices[value]);
  return { name: text, name_localizations: others, value };
};

/** Discord's own longest string is 6,000 characters; no question needs more than this. */
const longestQuery = 500;

export const query = (required: boolean, name = "query"): APIApplicationCommandStringOption =>
  words(name, "query", { required, suggested: true, longest: longestQuery });

export const story = words("story", "story", { required: true, suggested: true });

export const zone = words("zone", "zone", { suggested: true });

/** Each language by its own name, for people who read no other. */
export const language = {
  ...words("language", "language"),
  choices: [...locales.map((value) => ({ name: sentencesFor(value).language.name, value })), choice("auto")],
} as APIApplicationCommandStringOption;

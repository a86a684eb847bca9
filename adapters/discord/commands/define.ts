import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
} from "discord.js";

/** Something in English and in Traditional Chinese. */
export type LocalizedText = readonly [english: string, taiwanese: string];

export const described = ([description, taiwanese]: LocalizedText) => ({
  description,
  description_localizations: { "zh-TW": taiwanese },
});

/** Only what is shown is translated: the command texts stay English, the same in every language. */
const named = ([name, taiwanese]: LocalizedText) => ({ name, name_localizations: { "zh-TW": taiwanese } });

/** A subcommand; its options are said in this order. */
export const subcommand = (
  name: LocalizedText,
  description: LocalizedText,
  ...options: APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  ...named(name),
  ...described(description),
  options,
});

export const group = (
  name: LocalizedText,
  description: LocalizedText,
  ...options: APIApplicationCommandSubcommandOption[]
): APIApplicationCommandSubcommandGroupOption => ({
  type: ApplicationCommandOptionType.SubcommandGroup,
  ...named(name),
  ...described(description),
  options,
});

type OptionTexts = { required?: boolean; suggested?: boolean; longest?: number };

/** @param suggested whether Discord asks for completions while it is typed */
export const words = (
  name: string,
  description: LocalizedText,
  { required = false, suggested = false, longest }: OptionTexts = {},
): APIApplicationCommandStringOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  required,
  ...(suggested && { autocomplete: true }),
  ...(longest !== undefined && { max_length: longest }),
  ...described(description),
});

const queryHow: LocalizedText = [
  'Words, "a phrase", -not, tag:, since:3d',
  '關鍵字、"完整詞句"、-排除、tag:、since:3d',
];

/** Discord's own longest string is 6,000 characters; no question needs more than this. */
const longestQuery = 500;

export const query = (required: boolean, name = "query"): APIApplicationCommandStringOption =>
  words(name, queryHow, { required, suggested: true, longest: longestQuery });

export const story = words(
  "story",
  ["Its number in the last list you saw, or words of its headline", "上一份清單中的編號，或標題裡的字"],
  { required: true, suggested: true },
);

export const zone = words("zone", ["Time zone, such as Asia/Taipei", "時區，例如 Asia/Taipei"], {
  suggested: true,
});

/** In each language's own words, for whoever reads no other. */
export const language: APIApplicationCommandStringOption = {
  type: ApplicationCommandOptionType.String,
  name: "language",
  required: false,
  ...described(["The language of answers", "回覆使用的語言"]),
  choices: [
    { name: "English", value: "en" },
    { name: "繁體中文", value: "zh-TW" },
    { name: "Automatic", name_localizations: { "zh-TW": "自動" }, value: "auto" },
  ],
};

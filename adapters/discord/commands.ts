import { isDeepStrictEqual } from "node:util";
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from "discord.js";
import { z } from "zod";

type Said = { [option: string]: string | number | boolean | undefined };

const described = (description: string, taiwanese: string) => ({
  description,
  description_localizations: { "zh-TW": taiwanese },
});

const words = (name: string, required: boolean, description: string, taiwanese: string) =>
  ({
    type: ApplicationCommandOptionType.String,
    name,
    required,
    ...described(description, taiwanese),
  }) as const;

const subcommand = (
  name: string,
  description: string,
  taiwanese: string,
  ...options: APIApplicationCommandBasicOption[]
): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  ...described(description, taiwanese),
  options,
});

const story = words(
  "story",
  true,
  "Its number in the last list you saw, or its id",
  "上一份清單中的編號，或新聞代碼",
);
const query = 'Words, "a phrase", -not, source:, tag:, since:3d';
const queryTaiwanese = '關鍵字、"完整詞句"、-排除、source:、tag:、since:3d';

/** `/news digest show` is the command `digest`; the others of the group say their own name too. */
const digest = [
  subcommand("show", "What the digest would be right now", "預覽現在的新聞摘要"),
  subcommand("now", "Post the digest here now", "立即在此頻道發布摘要"),
  subcommand(
    "on",
    "Post a digest in this channel at a time of day",
    "每天定時在此頻道發布摘要",
    words("time", true, "Local time, such as 08:30", "當地時間，例如 08:30"),
    words("zone", false, "Time zone, such as Asia/Taipei", "時區，例如 Asia/Taipei"),
    words("days", false, "daily, weekdays, or days such as mon,thu", "daily、weekdays，或 mon,thu 等"),
    words("about", false, `Only stories that match: ${query}`, "只收錄符合條件的新聞"),
  ),
  subcommand("off", "Stop a digest of this channel", "停止此頻道的摘要", {
    type: ApplicationCommandOptionType.Integer,
    name: "number",
    required: false,
    min_value: 1,
    ...described("Which one, as `digest status` numbers them", "編號，見 digest status"),
  }),
  subcommand("status", "The digests of this channel", "此頻道的摘要設定"),
];

/** The one slash command, as Discord's API defines it. */
export const newsCommand: RESTPostAPIChatInputApplicationCommandsJSONBody = {
  type: ApplicationCommandType.ChatInput,
  name: "news",
  ...described("Ask the news", "查詢新聞"),
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: [
    subcommand("search", "Find stories", "搜尋新聞", words("query", true, query, queryTaiwanese)),
    subcommand("latest", "The newest stories", "最新新聞", words("query", false, query, queryTaiwanese)),
    subcommand("read", "Read a story", "閱讀新聞", story),
    subcommand("related", "Stories on the same matter", "相關新聞", story),
    subcommand("share", "Show a story to this channel", "分享新聞到此頻道", story),
    subcommand("sources", "Where the stories come from", "新聞來源"),
    {
      type: ApplicationCommandOptionType.SubcommandGroup,
      name: "digest",
      ...described("This channel's digest", "此頻道的新聞摘要"),
      options: digest,
    },
    subcommand(
      "help",
      "What you can ask",
      "使用說明",
      words("command", false, "A command to explain", "要說明的指令"),
    ),
  ],
};

/**
 * A slash command as a text of the neutral command language.
 * @param group the subcommand's group, null where it has none
 * @param said the options by name, in any order
 */
export function commandText(group: string | null, name: string, said: Said): string {
  const verb = group === null ? name : name === "show" ? group : `${group} ${name}`;
  const inOrder = optionsOf(group, name).map((option) => {
    const value = said[option];
    if (value === undefined) return "";
    return option === "about" ? `about ${value}` : String(value);
  });
  return [verb, ...inOrder.map((value) => value.trim())].filter(Boolean).join(" ");
}

function optionsOf(group: string | null, name: string): string[] {
  const siblings: { name: string }[] = group === null ? (newsCommand.options ?? []) : digest;
  const found = siblings.find((option) => option.name === name);
  return found && "options" in found
    ? (found.options as { name: string }[]).map((option) => option.name)
    : [];
}

/**
 * Makes Discord's list of this application's commands be ours; asks for no change where it is.
 * @throws what the REST client throws
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
): Promise<"registered" | "unchanged"> {
  const route = Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: "true" });
  const found = z.array(z.record(z.string(), z.unknown())).parse(await rest.get(route, { query }));
  if (found.length === 1 && found[0] && isSame(found[0])) return "unchanged";
  await rest.put(route, { body: [newsCommand] });
  return "registered";
}

function isSame(found: Record<string, unknown>): boolean {
  const shared = Object.keys(newsCommand).map((key) => [key, found[key]]);
  return isDeepStrictEqual(essence(Object.fromEntries(shared)), essence(newsCommand));
}

/** Discord leaves out, or sends as null, what is false or empty. */
const essence = (definition: unknown): unknown =>
  JSON.parse(
    JSON.stringify(definition, (_, value) =>
      value === false || value === null || (Array.isArray(value) && value.length === 0) ? undefined : value,
    ),
  );

import type { SlashCommandPath } from "../../../src/locales/en/slash-commands.ts";
import { localeFor, sentencesFor } from "../../../src/locales/locale.ts";
import { anyOf, canonicalCommand, scheduleWords } from "../../../src/locales/understood.ts";

/** The slash command of a command text, and the options that the groups of the pattern fill. */
type SlashForm = [pattern: RegExp, path: SlashCommandPath];

const rows: SlashForm[] = [
  [/^search (?<query>.+)$/s, "news.search"],
  [/^latest(?: (?<query>[^[].*))?/s, "news.latest"],
  [/^read (?<story>\S+)$/, "news.read"],
  [/^related (?<story>\S+)$/, "news.related"],
  [/^share (?<story>\S+)$/, "news.share"],
  [/^why (?<story>\S+)$/, "news.why"],
  [/^trending$/, "news.trending"],
  [/^sources$/, "news.sources"],
  [/^digest(?: \[.*)?$/s, "news.digest"],
  [/^digest now$/, "newsdesk.digest.now"],
  [/^digest status$/, "newsdesk.digest.status"],
  [/^digest off(?: (?<number>\d+)| \[.*)?$/, "newsdesk.digest.off"],
  [/^digest on (?<schedule>\d.*) for me$/s, "news.digest"],
  [/^digest on(?: (?<schedule>\d.*))?$/s, "newsdesk.digest.on"],
  [/^follow (?!edit )(?<query>.+?)(?: for (?<for>me))?$/s, "news.follow"],
  [/^following(?: for (?<for>me))?$/, "news.following"],
  [/^unfollow (?<follow>.+?)(?: for (?<for>me))?$/s, "news.unfollow"],
  [/^mute$/, "newsdesk.mute.list"],
  [/^mute (?<query>.+)$/s, "newsdesk.mute.add"],
  [/^unmute (?<mute>.+)$/s, "newsdesk.mute.remove"],
  [/^settings channel/, "newsdesk.settings"],
  [/^settings(?: language (?<language>\S+))?(?: zone (?<zone>\S+))?(?: \[.*)?$/s, "news.settings"],
  [/^forget-me$/, "news.forget-me"],
  [/^forget$/, "newsdesk.forget"],
  [/^help(?: (?<command>[^[].*)| \[.*)?$/s, "news.help"],
];

/** A command that is typed after a mention of the bot: Discord has no slash command for it. */
const mentioned = (command: string): string => `@Newsdesk ${command}`;

/** Whether it can only be typed in a server, and by those who manage. */
const isForManagers = (path: SlashCommandPath): boolean => path.startsWith("newsdesk");

/**
 * A command text as a slash command with its options: "follow tsmc" as "/news follow query:tsmc".
 * @param isDirect whether it is shown in a direct message, where commands for managers are typed as text
 */
export function slashText(command: string, locale: string, isDirect = false): string {
  const text = canonicalCommand(command);
  const name = text.split(" ", 1)[0] ?? "";
  for (const [pattern, path] of rows) {
    const match = pattern.exec(text);
    if (!match) continue;
    if (isDirect && isForManagers(path)) return command;
    return [`/${pathName(path, locale)}`, ...optionsOf(match.groups)].join(" ");
  }
  if (isDirect) return command;
  return known.has(name) ? mentioned(command) : slashText(`search ${command}`, locale);
}

const known = new Set(Object.keys(sentencesFor("en").commands));

/** Each word of a path in the language in which Discord shows it. */
function pathName(path: SlashCommandPath, locale: string): string {
  const { commands } = sentencesFor(localeFor(locale)).slashCommands;
  const words = path.split(".");
  return words.map((_, at) => commands[words.slice(0, at + 1).join(".") as SlashCommandPath][0]).join(" ");
}

function optionsOf({ schedule, ...named }: Record<string, string | undefined> = {}): string[] {
  const options = { ...(schedule ? scheduleOptions(schedule) : {}), ...named };
  return Object.entries(options).flatMap(([option, value]) => (value ? [`${option}:${value}`] : []));
}

const about = new RegExp(` (?:${anyOf(scheduleWords.flatMap((words) => words.about))}) (.+)$`, "s");

/** "08:30 Asia/Taipei weekdays about chips" as the options of a digest. */
function scheduleOptions(schedule: string): Record<string, string> {
  const words = schedule.replace(about, "").split(" ");
  const isZone = (word: string) =>
    word.includes("/") || scheduleWords.some(({ places }) => Object.hasOwn(places, word.toLowerCase()));
  const times = words.filter((word) => /^\d/.test(word));
  const places = words.filter(isZone);
  const threads = words.filter((word) => word === "thread");
  const days = words.filter((word) => ![...times, ...places, ...threads].includes(word));
  const subject = about.exec(schedule)?.[1] ?? "";
  return {
    time: times.join(" "),
    zone: places.join(" "),
    days: days.join(" "),
    place: threads.join(" "),
    about: subject,
  };
}

import type { Reading } from "./reading.ts";

/** A search as the query language writes it. */
export function queryText({ query, exclude = [], source, notSource, since, until, sort }: Reading): string {
  return [
    query,
    ...exclude.map((words) => `-${quoted(words)}`),
    source && `source:${quoted(source)}`,
    notSource && `-source:${quoted(notSource)}`,
    since && `since:${since}`,
    until && `until:${until}`,
    sort && `sort:${sort}`,
  ]
    .filter(Boolean)
    .join(" ");
}

const quoted = (words: string): string =>
  /^[\p{L}\p{N}]+$/u.test(words) ? words : `"${words.replaceAll('"', "")}"`;

const languageNames: Record<string, string> = { en: "english", "zh-TW": "中文" };

/** What a reading calls a language, as the command takes it. */
export const calledLanguage = ({ called, language = "" }: Reading): string | undefined =>
  called ?? languageNames[language];

/** The command text that does what a reading asks for; undefined for talk and for what needs no command. */
export function commandText(reading: Reading): string | undefined {
  const text = plainCommand(reading);
  return text && reading.isPersonal ? forMe(text) : text;
}

/** The same command, for the person alone. */
export const forMe = (command: string): string => `${command} for me`;

function plainCommand(reading: Reading): string | undefined {
  const { command, query, times = [], days, zone, style, language, number, topic, url } = reading;
  switch (command) {
    case "search":
    case "latest":
      return `${command} ${queryText(reading)}`.trim();
    case "trending":
    case "digest":
    case "following":
    case "sources":
    case "forget-me":
      return command;
    case "digest-now":
      return "digest now";
    case "digest-status":
      return "digest status";
    case "digest-off":
      return "digest off";
    case "digest-on":
      return ["digest on", ...times, zone, times.length > 0 && days, style, query && `about ${query}`]
        .filter(Boolean)
        .join(" ");
    case "follow":
    case "unfollow":
    case "mute":
    case "unmute":
      return [command, query].filter(Boolean).join(" ");
    case "settings":
      return ["settings", language && `language ${calledLanguage(reading)}`, zone && `zone ${zone}`]
        .filter(Boolean)
        .join(" ");
    case "help":
      return ["help", topic].filter(Boolean).join(" ");
    case "feeds":
      return url ? `feeds add ${url}` : "feeds";
    case "read":
    case "related":
    case "share":
    case "why":
      return number === undefined ? undefined : `${command} ${number < 0 ? "last" : number}`;
    default:
      return undefined;
  }
}

import type { ChatInputCommandInteraction } from "discord.js";

/** The command for a path of subcommands, if it is not the path itself. */
const verbs: Record<string, string> = {
  "follow add": "follow",
  "follow list": "following",
  "follow remove": "unfollow",
  "follow style": "follow style",
  "mute add": "mute",
  "mute list": "mute",
  "mute remove": "unmute",
};

/** @param path the subcommands before the option */
type CommandTextOf = (value: string, path: string) => string;

const filter = (name: string, value: string) => `${name}:"${value.replaceAll('"', " ").trim()}"`;
const asItIs: CommandTextOf = (value) => value;

/**
 * The text of each option, in this order: filters come before words, whose open quote would swallow them. The
 * option `channel` is no part of the text.
 */
const sayings: [option: string, say: CommandTextOf][] = [
  ["source", (value) => filter("source", value)],
  ["section", (value) => filter("section", value)],
  ["since", (value) => filter("since", value)],
  ["time", asItIs],
  ["language", (value) => `language ${value}`],
  ["zone", (value, path) => (path === "settings" ? `zone ${value}` : value)],
  ["days", asItIs],
  // Before the words that it would be taken for; after a query, which comes first.
  ["style", (value, path) => (path === "digest on" ? value : "")],
  ["ping", (value, path) => (path === "digest on" ? `ping <@&${value}>` : "")],
  ["place", asItIs],
  ["about", (value) => `about ${value}`],
  // Words too: what is said in this option is a story, never a search.
  ["story", (value) => (/^[#＃]?\d+$/.test(value) ? value : `story:${value}`)],
  ...["query", "follow", "mute", "number", "command"].map((name): [string, CommandTextOf] => [name, asItIs]),
  ["style", (value, path) => (path === "follow add" ? value : "")],
  ["ping", (value, path) => (path === "follow add" ? `ping <@&${value}>` : "")],
  ["for", (value) => `for ${value}`],
];

/** The command text of a slash command; the choice of a form is one already. */
export function commandText({ options }: ChatInputCommandInteraction): string {
  const path = [options.getSubcommandGroup(false), options.getSubcommand()].filter((name) => name !== null);
  const said = path.join(" ");
  const form = options.get("form")?.value;
  if (form !== undefined) return String(form);
  const values = sayings.map(([option, say]) => {
    const value = String(options.get(option)?.value ?? "").trim();
    return value && say(value, said);
  });
  // What everybody may set is for themselves alone.
  if (said === "digest" && options.get("time"))
    return ["digest on", ...values, "for me"].filter(Boolean).join(" ");
  return [verbs[said] ?? said, ...values].filter(Boolean).join(" ");
}

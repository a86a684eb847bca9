import { headOf } from "../chat/shorten.ts";
import { resolveName } from "../search/text/closest-name.ts";
import { type Command, orderOf, type ParsedCommand } from "./command.ts";
import { commands } from "./commands/all.ts";
import { help } from "./commands/help.ts";
import { type Hint, readListing } from "./commands/search/listing.ts";
import { search } from "./commands/search/search.ts";

/** The longest text offered instead, in UTF-16 units. */
const longestMeant = 300;

/**
 * What a text asks for. Its first word is a command only if what follows are that command's
 * arguments; otherwise the whole is a search, with a hint. An empty text asks for help.
 */
export function parse(text: string): ParsedCommand {
  const said = clean(text);
  if (!said) return orderOf(help, {});
  const { first, rest } = firstWord(said);
  const command = commandNamed(first);
  const args = command?.parse(rest);
  if (command && args !== undefined) return orderOf(command, args);
  const hint: Hint | undefined = command ? { like: command.name } : misspelt(first, rest);
  return orderOf(search, { ...readListing(said), hint });
}

/** One line without control characters; a slash typed where the platform has none is tolerated. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/^[/／](?:news(?:desk)?(?= |$))? ?/i, "");

function firstWord(said: string): { first: string; rest: string } {
  const space = said.indexOf(" ");
  if (space < 0) return { first: said, rest: "" };
  return { first: said.slice(0, space), rest: said.slice(space + 1) };
}

function commandNamed(word: string): Command<unknown> | undefined {
  const typed = word.normalize("NFKC").toLowerCase();
  return commands.find(({ name, aliases }) => name === typed || aliases.includes(typed));
}

/** `serch tsmc`: the command it resembles, if the rest are its arguments. */
function misspelt(first: string, rest: string): Hint | undefined {
  const typed = first.toLowerCase();
  const name = resolveName(
    typed,
    commands.map((command) => command.name),
  );
  const command = commands.find((one) => one.name === name);
  if (!command || Math.abs(command.name.length - typed.length) > 1) return undefined;
  return command.parse(rest) === undefined
    ? undefined
    : { meant: headOf(`${command.name} ${rest}`.trim(), longestMeant) };
}

import { formOpenedBy } from "../chat/form.ts";
import type { Message } from "../chat/message.ts";
import { headOf } from "../chat/shorten.ts";
import type { CommandName } from "../locales/en/commands.ts";
import { commandNamed } from "../locales/understood.ts";
import { resolveName } from "../search/text/closest-name.ts";
import { visibleLine } from "../text/visible-text.ts";
import { type ParsedCommand, withArguments } from "./command.ts";
import { commands } from "./commands/all.ts";
import { help } from "./commands/help.ts";
import { type Hint, readListing } from "./commands/search/listing.ts";
import { search } from "./commands/search/search.ts";
import { unmeantCommand } from "./commands/search/unmeant.ts";
import { splitOneTimeCommand } from "./one-time-action.ts";

const maxSuggestionLength = 300;

/**
 * The command of a text. Its first word is a command only if what follows are that command's
 * arguments; otherwise the whole is a search, with a hint. An empty text asks for help.
 * @param kind only a button's text may be a one-time action
 */
export function parseCommand(text: string, kind: Message["kind"] = "command"): ParsedCommand {
  const typed = withoutSlash(text);
  const { command: said, oneTime } = kind === "action" ? splitOneTimeCommand(typed) : { command: typed };
  const unmeant = oneTime && unmeantCommand(said);
  if (unmeant) return { ...unmeant, oneTime };
  const [first = "", rest = ""] = said.split(/ (.*)/s);
  const command = commands.find(({ name }) => name === commandNamed(first));
  const form = formOpenedBy(said);
  const args = command?.parse(rest);
  if (!said) return withArguments(help, {});
  if (command && args !== undefined) return { ...withArguments(command, args), form, oneTime };
  const hint = command ? likeCommand(command.name, said) : misspelt(first, rest);
  return { ...withArguments(search, { ...readListing(said), hint }), form, oneTime };
}

/** One line without invisible characters and without the slash of a slash command. */
export const withoutSlash = (text: string): string =>
  visibleLine(text).replace(/^[/／](?:news(?:desk)?(?= |$))? ?/i, "");

/** `why did tsmc fall` is a question, not a command gone wrong. */
const likeCommand = (name: CommandName, said: string): Hint | undefined =>
  /[?？]$/.test(said) || (name === "why" && said.includes(" ")) ? undefined : { like: name };

/** `serch tsmc`: the command it resembles, if the rest are its arguments. */
function misspelt(first: string, rest: string): Hint | undefined {
  const typed = first.toLowerCase();
  const names = commands.map((one) => one.name);
  const name = resolveName(typed, names);
  const command = commands.find((one) => one.name === name);
  if (!command || Math.abs(command.name.length - typed.length) > 1) return undefined;
  return command.parse(rest) === undefined
    ? undefined
    : { meant: headOf(`${command.name} ${rest}`.trim(), maxSuggestionLength) };
}

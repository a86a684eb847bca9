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
import { forThePerson } from "./personal/for-the-person.ts";
import { ownCommand } from "./personal/own-command.ts";
import { quietCommand } from "./personal/quiet.ts";
import { resumeCommand } from "./personal/resume.ts";

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
  const resume = kind === "action" && resumeCommand(said);
  if (resume) return resume;
  const quiet = quietCommand(said);
  if (quiet) return { ...quiet, oneTime };
  const own = ownCommand(said);
  const mine = own === undefined ? undefined : commandIn(own);
  if (own !== undefined && mine) return { ...forThePerson(own, mine), oneTime };
  if (!said) return withArguments(help, {});
  const parsed = commandIn(said);
  if (parsed && parsed.args !== undefined) return { ...parsed, oneTime };
  const [first = "", rest = ""] = said.split(/ (.*)/s);
  const name = commandNamed(first);
  const hint = name ? likeCommand(name, said) : misspelt(first, rest);
  return { ...withArguments(search, { ...readListing(said), hint }), form: parsed?.form, oneTime };
}

/** The command that a text is, with its arguments, or without any if it opens a form; undefined for other texts. */
function commandIn(text: string): ParsedCommand | undefined {
  const [first = "", rest = ""] = text.split(/ (.*)/s);
  const named = commandNamed(first);
  const command = commands.find(({ name }) => name === named);
  const args = command?.parse(rest);
  const form = formOpenedBy(text);
  return command && (args !== undefined || form) ? { ...withArguments(command, args), form } : undefined;
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
  const isAsLong = (name: string) => Math.abs(name.length - typed.length) <= 1;
  const names = commands.map((one) => one.name);
  if (!names.some(isAsLong)) return undefined;
  const name = resolveName(typed, names);
  const command = commands.find((one) => one.name === name);
  if (!command || !isAsLong(command.name)) return undefined;
  return command.parse(rest) === undefined
    ? undefined
    : { meant: headOf(`${command.name} ${rest}`.trim(), maxSuggestionLength) };
}

import type { ReactionAnswer } from "../../chat/answer.ts";
import type { Message } from "../../chat/message.ts";
import type { Reply } from "../../chat/reply.ts";
import { commandNamed } from "../../locales/understood.ts";
import { type ParsedCommand, withArguments } from "../command.ts";
import { latest } from "../commands/search/latest.ts";
import { readListing } from "../commands/search/listing.ts";
import { search } from "../commands/search/search.ts";
import { commandText, queryText } from "../interpret/command-text.ts";
import { interpret } from "../interpret/interpret.ts";
import type { Reading, ReadingKind } from "../interpret/reading.ts";
import { parseCommand, withoutSlash } from "../parse-command.ts";
import { ownCommand } from "../personal/own-command.ts";
import type { RequestContext } from "../request-context.ts";
import { askFirst } from "./ask-first.ts";
import { isNumber, storyNumbered } from "./bare-number.ts";
import { link } from "./link.ts";
import { subscriptionChoice } from "./subscription-choice.ts";
import { cannot, greet, thanks } from "./talk.ts";
import { showMore, showPrevious } from "./turn-page.ts";

const maxFollowWords = 5;
const maxOwnWords = 10;

/** Any text may follow these, so a headline may begin like one. */
const takesAnyText = new Set(["follow", "unfollow", "mute", "unmute"]);

/** Small talk may be answered by a sign alone. */
type SaidCommand = ParsedCommand<Reply | ReactionAnswer>;

/**
 * What somebody said, as a command: typed as such, or read from plain words. What changes something and
 * was not typed as a command asks first.
 */
export function understand({ message, now, zone }: RequestContext): SaidCommand {
  const said = withoutSlash(message.text);
  const typed = parseCommand(message.text);
  if (isNumber(said)) return { name: "read", args: {}, run: storyNumbered(said, typed) };
  const reading = interpret(said, { now, zone });
  if (said === "" || typed.form !== undefined || isCommand(said, typed, reading, message.kind)) return typed;
  if (reading.command === "search" || reading.command === "latest") return asSearch(said, typed, reading);
  return { name: reading.command, args: reading, run: answerTo(reading) };
}

function isCommand(said: string, { name }: ParsedCommand, reading: Reading, kind: Message["kind"]): boolean {
  // Whoever says that it is for them alone names what they want, not a headline.
  const own = takesAnyText.has(name) ? ownCommand(said) : undefined;
  if (own !== undefined && own.split(" ").length <= maxOwnWords) return true;
  // Whoever types a slash command speaks to the bot, and a follow is undone by a button.
  if (name === "follow" && kind === "command" && said.split(" ").length <= maxFollowWords && reading.perhaps)
    return true;
  if (takesAnyText.has(name)) return reading.command !== "search" || /^\p{sc=Han}/u.test(said);
  if (commandNamed(said.split(" ", 1)[0] ?? "") === "search") return reading.query !== said;
  // Dates in words are read in what follows, too.
  if (name === "latest") return reading.sort !== "new" || !(reading.since || reading.until);
  return name !== "search";
}

/** The words that are looked for, and what else may have been meant. */
function asSearch(said: string, typed: ParsedCommand, reading: Reading): ParsedCommand {
  const query = queryText(reading);
  if (query === said && !reading.perhaps && typed.name === "search") return typed;
  const listing = { ...readListing(query), ...(query !== said && { said }) };
  const hint = reading.perhaps && { perhaps: reading.perhaps };
  if (reading.command === "latest") return withArguments(latest, listing);
  return withArguments(search, { ...listing, hint });
}

const talk: Partial<Record<ReadingKind, SaidCommand["run"]>> = {
  greet,
  thanks,
  cannot,
  more: showMore,
  back: showPrevious,
  "subscription-choice": (context, deps) => subscriptionChoice("all", context, deps),
  "digest-off": (context, deps) => subscriptionChoice("digests", context, deps),
};

function answerTo(reading: Reading): SaidCommand["run"] {
  const answer = reading.isPersonal ? undefined : talk[reading.command];
  if (answer) return answer;
  if (reading.command === "link") return (context, deps) => link(reading, context, deps);
  const text = commandText(reading);
  if (text === undefined) return greet;
  return askFirst(reading, text) ?? parseCommand(text).run;
}

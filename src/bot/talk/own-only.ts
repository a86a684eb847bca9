import type { Message } from "../../chat/message.ts";
import { forMe } from "../interpret/command-text.ts";
import { withCommand } from "../one-time-action.ts";
import { parseCommand, withoutSlash } from "../parse-command.ts";
import { canBeOwn, ownCommand } from "../personal/own-command.ts";

/** A message from where the bot cannot post: what would be posted there is for the person alone. */
export function ownOnly(message: Message): Message {
  if (!message.isReadOnly || parseCommand(message.text, message.kind).name === "search") return message;
  const own = (command: string) =>
    canBeOwn(command) && ownCommand(command) === undefined ? forMe(command) : command;
  return { ...message, text: withCommand(withoutSlash(message.text), own) };
}

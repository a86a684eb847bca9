import type { Reply } from "../chat/reply.ts";
import type { CommandName } from "../locales/en/sentences.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { RequestContext } from "./request-context.ts";

/** One command of the chat language. */
export type Command<Args> = {
  name: CommandName;
  /** Other first words that mean it, in lower case. */
  aliases: string[];
  /** What follows the first word, understood; undefined where it is no argument of this command. */
  parse(rest: string): Args | undefined;
  run(args: Args, context: RequestContext, deps: BotDeps): Promise<Reply>;
};

/** A command with its arguments, ready to run. */
export type ParsedCommand = {
  name: CommandName;
  args: unknown;
  run(context: RequestContext, deps: BotDeps): Promise<Reply>;
};

export const orderOf = <Args>(command: Command<Args>, args: Args): ParsedCommand => ({
  name: command.name,
  args,
  run: (context, deps) => command.run(args, context, deps),
});

import type { Answer } from "../chat/answer.ts";
import type { FormRequest } from "../chat/form.ts";
import type { Reply } from "../chat/reply.ts";
import type { CommandName } from "../locales/en/commands.ts";
import type { BotDeps } from "./bot-deps.ts";
import type { ReadingKind } from "./interpret/reading.ts";
import type { OneTimeAction } from "./one-time-action.ts";
import type { RequestContext } from "./request-context.ts";

/** One command of the chat language. */
export type Command<Args> = {
  /** Also the key of its texts and aliases in the locales. */
  name: CommandName;
  /** Reads what follows the first word; undefined where those are not arguments of this command. */
  parse(rest: string): Args | undefined;
  run(args: Args, context: RequestContext, deps: BotDeps): Promise<Reply>;
};

/** A command with its arguments, ready to run. */
export type ParsedCommand<Made extends Answer = Reply> = {
  name: CommandName | ReadingKind | "unmeant" | "resume" | "quiet";
  args: unknown;
  /** The form that it opens instead. */
  form?: FormRequest;
  oneTime?: OneTimeAction;
  run(context: RequestContext, deps: BotDeps): Promise<Made>;
};

export const withArguments = <Args>(command: Command<Args>, args: Args): ParsedCommand => ({
  name: command.name,
  args,
  run: (context, deps) => command.run(args, context, deps),
});

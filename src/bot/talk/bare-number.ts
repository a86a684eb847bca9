import type { ParsedCommand } from "../command.ts";
import { parseCommand } from "../parse-command.ts";

/** Whether a saying is nothing but a number that a list may have. */
export const isNumber = (said: string): boolean => /^#?[1-9]\d{0,2}$/.test(said.normalize("NFKC"));

/** The story with that number in the last list that was shown here; what was typed, if none has it. */
export const storyNumbered =
  (said: string, typed: ParsedCommand): ParsedCommand["run"] =>
  async (context, deps) => {
    const { channel, user } = context.message;
    const list = await deps.memory.lastList(channel, user, context.now);
    const number = Number(said.normalize("NFKC").replace("#", ""));
    const isListed = list !== undefined && number <= list.ids.length;
    return (isListed ? parseCommand(`read ${number}`) : typed).run(context, deps);
  };

import type { Action } from "../../../chat/reply.ts";
import { headOf } from "../../../chat/shorten.ts";
import type { ParsedCommand } from "../../command.ts";
import { oneTimeCommand } from "../../one-time-action.ts";
import { privateNotice } from "../../replies/build-reply.ts";
import type { RequestContext } from "../../request-context.ts";

const maxWordsChars = 80;
const pressed = /^unmeant (?<words>.+)$/su;

/** The button by which a person says, to the operator alone, that an answer is not what was meant. */
export const unmeantAction = (words: string, context: RequestContext): Action => ({
  label: context.sentences.buttons.unmeant,
  command: oneTimeCommand(`unmeant ${headOf(words, maxWordsChars)}`, context),
});

/** What that button does; undefined for any other command. */
export function unmeantCommand(command: string): Pick<ParsedCommand, "name" | "args" | "run"> | undefined {
  const words = pressed.exec(command)?.groups?.words;
  if (words === undefined) return undefined;
  return {
    name: "unmeant",
    args: { words },
    async run(context, { questions }) {
      await questions.add("unmeant", words, context.now);
      return privateNotice(context, [context.sentences.noted]);
    },
  };
}

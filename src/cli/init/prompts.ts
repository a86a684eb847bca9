import checkbox from "@inquirer/checkbox";
import input from "@inquirer/input";
import password from "@inquirer/password";
import select from "@inquirer/select";

/** What is wrong with an answer, in one line; undefined if nothing is. */
type CheckAnswer = (typed: string) => Promise<string | undefined>;

type PromptChoice<Value> = { value: Value; name: string; description?: string };

/** Asks the person at a terminal; rejects with an ExitPromptError when they press Ctrl-C. */
export type Asker = {
  /** A secret, hidden while it is typed; asked until it passes or is left empty. */
  secret(message: string, check: CheckAnswer): Promise<string>;
  /** The same for what may be seen; Enter takes the default. */
  text(message: string, check: CheckAnswer, fallback?: string): Promise<string>;
  choose<Value>(message: string, choices: PromptChoice<Value>[]): Promise<Value>;
  /** Any number of the choices, also none. */
  several<Value>(message: string, choices: PromptChoice<Value>[]): Promise<Value[]>;
};

type TerminalStreams = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

export const askerAt = (streams: TerminalStreams): Asker => ({
  secret: async (message, check) =>
    (await password({ message, mask: "*", toggleMask: false, validate: validatorOf(check) }, streams)).trim(),
  text: async (message, check, fallback) =>
    (await input({ message, default: fallback, validate: validatorOf(check) }, streams)).trim(),
  choose: (message, choices) => select({ message, choices }, streams),
  several: (message, choices) => checkbox({ message, choices }, streams),
});

/** An empty answer skips the question. */
const validatorOf = (check: CheckAnswer) => async (typed: string) =>
  (typed.trim() ? await check(typed.trim()) : undefined) ?? true;

/** Whether somebody ended the questions with Ctrl-C. */
export const isEnded = (error: unknown): boolean =>
  error instanceof Error && error.name === "ExitPromptError";

import type { CheckResult } from "../../chat/check-result.ts";
import type { Variables } from "../../config.ts";
import type { Asker } from "./prompts.ts";

/** What `init` knows while it goes on from one part to the next. */
export type Setup = {
  /** Undefined where nothing is asked. */
  asker?: Asker;
  /** What the environment and the file say already. */
  known: Variables;
  /** What was given on the command line, or in files named there. */
  given: Variables;
  /** What is to be written, by variable. */
  answers: Record<string, string>;
  /** What was given and cannot be used, a line each. */
  refused: string[];
};

/** The value of a variable as far as it is known now. */
export const settingOf = ({ answers, given, known }: Setup, name: string): string | undefined =>
  answers[name] || given[name] || known[name]?.trim() || undefined;

/** All variables as they would be now. */
export const variablesOf = ({ known, given, answers }: Setup): Variables => ({
  ...known,
  ...given,
  ...answers,
});

export const describeCheck = ({ verdict, part, detail, remedy }: CheckResult): string =>
  `  ${verdict}  ${part}: ${detail}${remedy && verdict !== "pass" ? `\n        ${remedy}` : ""}`;

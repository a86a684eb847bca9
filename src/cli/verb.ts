import type { Config } from "../config.ts";

/** One verb of the `newsdesk` command. */
export type Verb = {
  /** As a person types it, without `newsdesk`. */
  usage: string;
  summary: string;
  /** Prints its answer; resolves to the exit status. Throws UsageError for words it cannot read. */
  run(words: string[], config: Config): Promise<number>;
};

/** A verb for an installation that is not complete yet: it reads the environment itself. */
export type Opener = Pick<Verb, "usage" | "summary"> & {
  /** Prints its answer; resolves to the exit status. Throws UsageError for words it cannot read. */
  open(words: string[], variables: Record<string, string | undefined>): Promise<number>;
};

/** The words of a verb are off; the message says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Splits a verb's words into its `--json` switch and the rest.
 * @throws UsageError for any other switch, or where nothing is left
 */
export function readWords(words: string[], usage: string): { json: boolean; rest: string[] } {
  const unknown = words.find((word) => /^--\w/.test(word) && word !== "--json");
  const rest = words.filter((word) => word !== "--json");
  if (unknown) throw new UsageError(`${unknown} is not an option here. Usage: newsdesk ${usage}`);
  if (!rest.length) throw new UsageError(`Something is missing. Usage: newsdesk ${usage}`);
  return { json: words.includes("--json"), rest };
}

/**
 * Whether `--json` is given to a verb that takes nothing else.
 * @throws UsageError for any other word
 */
export function readJsonOnly(words: string[], usage: string): boolean {
  const unknown = words.find((word) => word !== "--json");
  if (unknown) throw new UsageError(`${unknown} has no meaning here. Usage: newsdesk ${usage}`);
  return words.length > 0;
}

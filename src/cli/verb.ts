import type { Config } from "../config.ts";

/** One verb of the `newsdesk` command. */
export type Verb = {
  /** As a person types it, without `newsdesk`. */
  usage: string;
  summary: string;
  /** Prints its answer; resolves to the exit status. Throws UsageError for words it cannot read. */
  run(words: string[], config: Config): Promise<number>;
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

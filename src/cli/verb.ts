import type { Config, Variables } from "../config.ts";
import { errorText } from "../locales/error-text.ts";
import { visibleJson } from "../text/visible-text.ts";

/** One verb of the `newsdesk` command. */
export type Verb = {
  /** As typed, without `newsdesk`. */
  usage: string;
  summary: string;
  /** Prints its answer; resolves to the exit status. Throws UsageError for arguments it cannot read. */
  run(args: string[], config: Config): Promise<number>;
};

/** A verb for an installation that may be incomplete: it reads the environment itself. */
export type Opener = Pick<Verb, "usage" | "summary"> & {
  /** As `run`. */
  open(args: string[], variables: Variables): Promise<number>;
};

/** A verb does not take these arguments; the message says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Splits a verb's arguments into its `--json` switch and the rest.
 * @throws UsageError for any other switch, or if nothing is left
 */
export function readArgs(args: string[], usage: string): { json: boolean; rest: string[] } {
  const unknown = args.find((arg) => /^--\w/.test(arg) && arg !== "--json");
  const rest = args.filter((arg) => arg !== "--json");
  if (unknown) throw new UsageError(`${unknown} is not an option here. Usage: newsdesk ${usage}`);
  if (!rest.length) throw new UsageError(`Something is missing. Usage: newsdesk ${usage}`);
  return { json: args.includes("--json"), rest };
}

/**
 * Whether `--json` is given to a verb that takes nothing else.
 * @throws UsageError for any other argument
 */
export function readJsonOnly(args: string[], usage: string): boolean {
  const unknown = args.find((arg) => arg !== "--json");
  if (unknown) throw new UsageError(`${unknown} has no meaning here. Usage: newsdesk ${usage}`);
  return args.length > 0;
}

/** The one file that a verb takes. Throws UsageError for anything else. */
export function readFileName(args: string[], usage: string): string {
  const [file, ...rest] = args;
  if (!file || rest.length || file.startsWith("-")) throw new UsageError(`Usage: newsdesk ${usage}`);
  return file;
}

/** Prints an answer as data for other programs, with its errors as text too, or as text for a person. */
export const print = (asJson: boolean, data: unknown, text: string): void =>
  console.log(asJson ? visibleJson(JSON.stringify(data, withErrorTexts, 2)) : text);

const withErrorTexts = (key: string, value: unknown): unknown =>
  (key === "reason" || key === "error") && typeof value === "string" ? errorText(value) : value;

import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { Config, Variables } from "../config.ts";
import { errorText } from "../locales/error-text.ts";
import { misspeltName } from "../search/text/closest-name.ts";
import { visibleJson } from "../text/visible-text.ts";

type VerbWords = {
  /** As typed, without `newsdesk`. */
  usage: string;
  summary: string;
  /** Its options, and whole commands as examples: what `--help` adds to these. */
  help: string;
};

/** One verb of the `newsdesk` command. */
export type Verb = VerbWords & {
  /** Prints its answer; resolves to the exit status. Throws UsageError for arguments it cannot read. */
  run(args: string[], config: Config): Promise<number>;
};

/** A verb for an installation that may be incomplete: it reads the environment itself. */
export type Opener = VerbWords & {
  /** As `run`. */
  open(args: string[], variables: Variables): Promise<number>;
};

/** A verb does not take these arguments; the message says why. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What most verbs take: their answer as data for other programs. */
export const jsonOption = { json: { type: "boolean", default: false } } as const;

/**
 * Reads a verb's options and its other words.
 * @param words how many of these it takes: at least, at most
 * @throws UsageError for any other option, or another number of words
 */
export function readArgs<Options extends ParseArgsOptionsConfig>(
  args: string[],
  usage: string,
  options: Options,
  [least, most]: [number, number] = [0, 0],
) {
  const { values, positionals: words } = parse(args, usage, options);
  const advice = `Usage: newsdesk ${usage}`;
  if (words.length < least) throw new UsageError(`Something is missing. ${advice}`);
  if (words.length > most) throw new UsageError(`"${words[most]}" is one word too many. ${advice}`);
  return { values, words };
}

function parse<Options extends ParseArgsOptionsConfig>(args: string[], usage: string, options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const said = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
    const meant = misspeltName(said.replace(/^-+/, ""), Object.keys(options));
    const why =
      code === "ERR_PARSE_ARGS_UNKNOWN_OPTION"
        ? `${said} is no option here.${meant ? ` Did you mean --${meant}?` : ""}`
        : message;
    throw new UsageError(`${why} Usage: newsdesk ${usage}`, { cause });
  }
}

/** Prints an answer as data for other programs, with its errors as text too, or as text for a person. */
export const print = (asJson: boolean, data: unknown, text: string): void =>
  console.log(asJson ? visibleJson(JSON.stringify(data, withErrorTexts, 2)) : text);

const withErrorTexts = (key: string, value: unknown): unknown =>
  (key === "reason" || key === "error") && typeof value === "string" ? errorText(value) : value;

import { createInterface } from "node:readline";
import { interpret, type SaidAt } from "../../bot/interpret/interpret.ts";
import { readArgs, UsageError, type Verb } from "../verb.ts";

const usage = 'understand "TEXT" [--now ISO] [--zone IANA] [--json] [--lines]';

const understandOptions = {
  now: { type: "string" },
  zone: { type: "string" },
  json: { type: "boolean" },
  lines: { type: "boolean" },
} as const;

/** How the bot takes what somebody says, without doing it. */
/** A local time, or a moment with its offset; in ms since the epoch. Throws UsageError. */
function momentOf(text: string, zone: string): number {
  try {
    if (/(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  } catch (cause) {
    throw new UsageError(
      `--now takes a time such as 2026-11-25T09:00, not ${text}. Usage: newsdesk ${usage}`,
      { cause },
    );
  }
}

export const understand: Verb = {
  usage,
  summary: "print how a saying is understood; --lines reads {id, say} a line",
  help: `  --now ISO     the moment of the saying, local time if it has no offset
  --zone IANA   the reader's time zone
  --json        the reading as data
  --lines       reads {"id", "say"} a line from standard input, prints a reading a line

  newsdesk understand "news about tsmc since monday"`,
  async run(args, config) {
    const { values, words } = readArgs(args, usage, understandOptions, [0, Number.POSITIVE_INFINITY]);
    const zone = values.zone ?? config.timeZone;
    const at: SaidAt = {
      now: values.now ? momentOf(values.now, zone) : Date.now(),
      zone,
    };
    if (values.lines) {
      for await (const line of createInterface({ input: process.stdin })) {
        if (!line.trim()) continue;
        const { id, say } = JSON.parse(line);
        console.log(JSON.stringify({ id, ...interpret(say, at) }));
      }
      return 0;
    }
    if (words.length === 0) throw new UsageError(`Something is missing. Usage: newsdesk ${usage}`);
    const reading = interpret(words.join(" "), at);
    console.log(
      values.json
        ? JSON.stringify(reading)
        : Object.entries(reading)
            .map(([name, value]) => `${name}: ${value}`)
            .join("\n"),
    );
    return 0;
  },
};

import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { interpret, type SaidAt } from "../../bot/interpret/interpret.ts";
import { UsageError, type Verb } from "../verb.ts";

const usage = 'understand "TEXT" [--now ISO] [--zone IANA] [--json] [--lines]';

/** How the bot takes what somebody says, without doing it. */
export const understand: Verb = {
  usage,
  summary: "print how a saying is understood; --lines reads {id, say} a line",
  async run(args, config) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        now: { type: "string" },
        zone: { type: "string" },
        json: { type: "boolean" },
        lines: { type: "boolean" },
      },
    });
    const zone = values.zone ?? config.timeZone;
    const at: SaidAt = {
      now: values.now
        ? Temporal.PlainDateTime.from(values.now).toZonedDateTime(zone).epochMilliseconds
        : Date.now(),
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
    if (positionals.length === 0) throw new UsageError(`Something is missing. Usage: newsdesk ${usage}`);
    const reading = interpret(positionals.join(" "), at);
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

import { createRequire } from "node:module";
import type { Level, Logger, LoggerOptions } from "pino";
import { visibleText } from "./text/visible-text.ts";

/** Fields of libraries' objects that may hold a secret. */
const secrets = [
  "token",
  "botToken",
  "appToken",
  "signingSecret",
  "clientSecret",
  "refreshToken",
  "authorization",
  "Authorization",
];

const mask = "[secret]";

/** A line of JSON without characters that a terminal obeys rather than shows; some stand in it escaped. */
const withoutHidden = (line: string): string =>
  visibleText(line).replace(/\\(?:\\|u00[0189][\da-f]|u007f)/g, (escaped) =>
    escaped === "\\\\" ? escaped : "",
  );

/** The environment's secrets, which a library's error may contain anywhere. */
function secretsIn(variables: NodeJS.ProcessEnv): string[] {
  const values = Object.entries(variables).flatMap(([name, value = ""]) => {
    if (/TOKEN|SECRET|PASSWORD|_KEY$/.test(name)) return [value];
    return name === "DATABASE_URL" || name === "SEARCH_URL" ? value.split(/[\s,]+/).flatMap(passwordIn) : [];
  });
  return values.filter(({ length }) => length >= 6);
}

/** As it stands in the address, and as it is sent; one that cannot be decoded is refused elsewhere. */
function passwordIn(address: string): string[] {
  const password = URL.parse(address)?.password ?? "";
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** LOG_FORMAT says whether lines are JSON; by default they are, but in a terminal. */
function isJson(): boolean {
  const format = process.env.LOG_FORMAT?.trim();
  return format ? format === "json" : !process.stderr.isTTY;
}

const load = createRequire(import.meta.url);

/** Loaded only where a person reads the lines: it has thirty files. */
function readableLines(): NodeJS.WritableStream {
  const pretty: typeof import("pino-pretty") = load("pino-pretty");
  return pretty({ destination: 2, sync: true, translateTime: "SYS:HH:MM:ss", ignore: "pid,hostname" });
}

/**
 * The program's log, on standard error, as LOG_FORMAT and LOG_LEVEL say. Secrets are masked.
 * @param usual the level unless LOG_LEVEL names one
 * @param serializers for the data under some names
 */
export function createLog(usual: Level, serializers: LoggerOptions["serializers"] = {}): Logger {
  // A command that has nothing to log need not load it.
  const { pino }: typeof import("pino") = load("pino");
  const known = secretsIn(process.env);
  const named = process.env.LOG_LEVEL?.trim() ?? "";
  const level = Object.hasOwn(pino.levels.values, named) ? named : usual;
  const options = {
    level,
    base: null,
    serializers,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: mask },
    hooks: {
      streamWrite: (line: string) =>
        known.reduce((text, secret) => text.replaceAll(secret, mask), withoutHidden(line)),
    },
  };
  return pino(options, isJson() ? pino.destination({ dest: 2, sync: true }) : readableLines());
}

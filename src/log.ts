import { type Level, type Logger, type LoggerOptions, pino } from "pino";
import pretty from "pino-pretty";

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

/** The environment's secrets, which a library's error may contain anywhere. */
function secretsIn(variables: NodeJS.ProcessEnv): string[] {
  const values = Object.entries(variables).flatMap(([name, value = ""]) => {
    if (/TOKEN|SECRET|PASSWORD|_KEY$/.test(name)) return [value];
    return name === "DATABASE_URL" ? [URL.parse(value)?.password ?? ""] : [];
  });
  return values.filter(({ length }) => length >= 6);
}

/**
 * The program's log, on standard error: readable lines in a terminal, JSON elsewhere. Secrets are masked.
 * @param serializers for the data under some names
 */
export function createLog(level: Level, serializers: LoggerOptions["serializers"] = {}): Logger {
  const known = secretsIn(process.env);
  const options = {
    level,
    base: null,
    serializers,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: mask },
    hooks: {
      streamWrite: (line: string) => known.reduce((text, secret) => text.replaceAll(secret, mask), line),
    },
  };
  const readable = () =>
    pretty({ destination: 2, sync: true, translateTime: "SYS:HH:MM:ss", ignore: "pid,hostname" });
  return process.stderr.isTTY
    ? pino(options, readable())
    : pino(options, pino.destination({ dest: 2, sync: true }));
}

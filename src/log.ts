import { type Level, type Logger, pino } from "pino";
import pretty from "pino-pretty";

/** Names under which a library's object may carry a secret. */
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

/**
 * The program's log, on standard error: readable lines in a terminal, JSON elsewhere.
 * Messages are static, data stands beside them; secrets are blotted out.
 */
export function createLog(level: Level): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
  };
  const readable = () =>
    pretty({ destination: 2, sync: true, translateTime: "SYS:HH:MM:ss", ignore: "pid,hostname" });
  return process.stderr.isTTY
    ? pino(options, readable())
    : pino(options, pino.destination({ dest: 2, sync: true }));
}

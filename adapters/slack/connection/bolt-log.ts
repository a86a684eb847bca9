import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Logger } from "pino";

/**
 * Writes Bolt's log to ours. Its debug lines contain people's messages and are dropped; its info lines
 * matter only when debugging.
 */
export function boltLog(log: Logger): BoltLogger {
  // Of an error only its message: the other fields may contain what people wrote.
  const textOf = (part: unknown) => (part instanceof Error ? part.message : String(part));
  const line = (parts: unknown[]) => ({ bolt: parts.map(textOf).join(" ") });
  return {
    debug: () => undefined,
    info: (...parts) => log.debug(line(parts), "bolt remarks"),
    warn: (...parts) => log.warn(line(parts), "bolt warns"),
    error: (...parts) => log.error(line(parts), "bolt reports an error"),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}

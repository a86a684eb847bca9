import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Logger } from "pino";

/** Errors as one line: their other fields may hold what people wrote. */
const inWords = (part: unknown): string => (part instanceof Error ? part.message : String(part));

/**
 * Bolt's log as part of ours. Its debug lines hold people's messages, so they go nowhere, and its
 * everyday remarks are of interest only when debugging.
 */
export function boltLog(log: Logger): BoltLogger {
  const line = (parts: unknown[]) => ({ bolt: parts.map(inWords).join(" ") });
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

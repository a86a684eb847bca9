import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { tellRarely } from "../../../src/async/tell-rarely.ts";

const messages = { warn: "bolt warns", error: "bolt reports an error" };

/** While Slack is away, Bolt says the same at every try. */
const logLimits = { burst: 3, windowMs: 600_000 };
const maxLines = 100;

/**
 * Writes Bolt's log to ours. Its debug lines contain people's messages and are dropped; its info lines
 * matter only when debugging.
 */
export function boltLog(log: Logger): BoltLogger {
  // Of an error only its message: the other fields may contain what people wrote.
  const textOf = (part: unknown) => (part instanceof Error ? part.message : String(part));
  const lineOf = (parts: unknown[]) => parts.map(textOf).join(" ");
  const known = new LRUCache<string, () => void>({ max: maxLines });
  const tell = (level: "warn" | "error", parts: unknown[]) => {
    const bolt = lineOf(parts);
    const write = (count: number) => log[level]({ bolt, ...(count > 1 && { count }) }, messages[level]);
    const again = known.get(level + bolt) ?? tellRarely(write, logLimits);
    known.set(level + bolt, again);
    again();
  };
  return {
    debug: () => undefined,
    info: (...parts) => log.debug({ bolt: lineOf(parts) }, "bolt remarks"),
    warn: (...parts) => tell("warn", parts),
    error: (...parts) => tell("error", parts),
    getLevel: () => LogLevel.INFO,
    setLevel: () => undefined,
    setName: () => undefined,
  };
}

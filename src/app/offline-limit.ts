import type { Logger } from "pino";
import type { Adapter } from "../chat/adapter.ts";
import { isUp } from "../chat/connection/connection.ts";
import type { Clock } from "./app.ts";

/** Notices when no platform has been there for so long that a supervisor should start the program afresh. */
export function createOfflineLimit(
  adapters: Adapter[],
  maxOfflineMs: number | undefined,
  now: Clock,
  log: Logger,
) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let since: number | undefined;
  return {
    reached,
    /** To be called every second or so. */
    async check(): Promise<void> {
      const isOffline = adapters.length > 0 && !adapters.some((adapter) => isUp(adapter.connections()));
      since = isOffline ? (since ?? now()) : undefined;
      if (maxOfflineMs === undefined || since === undefined || now() - since < maxOfflineMs) return;
      log.fatal({ minutes: maxOfflineMs / 60_000 }, "no platform could be reached for too long: ending");
      resolve();
    },
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseConnection } from "kysely";
import { isLocked } from "../errors.ts";

/** For another process's transaction. */
export const busyTimeoutMs = 5_000;

const retryDelayMs = 10;

/**
 * A connection that waits while another process has the database locked, for `timeoutMs` at most. SQLite's own
 * busy timeout would block everything else in this process.
 */
export const waitingForLock = (connection: DatabaseConnection, timeoutMs: number): DatabaseConnection => ({
  streamQuery: (query, size, options) => connection.streamQuery(query, size, options),
  async executeQuery(query, options) {
    for (const until = performance.now() + timeoutMs; ; ) {
      try {
        return await connection.executeQuery(query, options);
      } catch (error) {
        if (!isLocked(error) || performance.now() > until) throw error;
        await sleep(retryDelayMs);
      }
    }
  },
});

import { setTimeout as sleep } from "node:timers/promises";
import type { DatabaseConnection } from "kysely";
import { isLocked } from "../errors.ts";

/** How long to wait for another process's transaction, in milliseconds. */
export const busyMs = 5_000;

/** How long to wait before it is tried again, in milliseconds. */
const pauseMs = 10;

/**
 * A connection that waits where another process has the database locked. SQLite's own waiting would
 * hold up everything else that this process does.
 */
export const waitingForLock = (connection: DatabaseConnection): DatabaseConnection => ({
  streamQuery: (query, size, options) => connection.streamQuery(query, size, options),
  async executeQuery(query, options) {
    for (const until = performance.now() + busyMs; ; ) {
      try {
        return await connection.executeQuery(query, options);
      } catch (error) {
        if (!isLocked(error) || performance.now() > until) throw error;
        await sleep(pauseMs);
      }
    }
  },
});

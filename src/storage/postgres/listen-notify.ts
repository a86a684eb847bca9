import pg from "pg";
import { repeat } from "../../async/repeat.ts";
import { withTimeout } from "../../async/timeout.ts";
import { changesChannel } from "../migrations/0018-announcements.ts";
import { connectionTo } from "./connection.ts";

const retryDelayMs = 1_000;
const timeoutMs = 3_000;

/** Calls back after every notification, and after every reconnection, until it is stopped. */
export function listen(url: string) {
  const listeners: (() => void)[] = [];
  const stopping = new AbortController();
  const notify = () => {
    for (const wake of listeners) wake();
  };
  // Every other reader of the database reports that it is away.
  const options = { delayMs: retryDelayMs, onError() {} };
  const listening = repeat(() => listenOnce(url, notify, stopping.signal), options);
  return {
    onChange: (wake: () => void) => void listeners.push(wake),
    stop() {
      stopping.abort();
      return listening.stop();
    },
  };
}

/** Listens until the connection breaks or it is stopped. */
async function listenOnce(url: string, notify: () => void, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...connectionTo(url), query_timeout: timeoutMs });
  const broken = new Promise<void>((resolve) => {
    client.once("error", () => resolve());
    client.once("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("error", () => {});
  try {
    await client.connect();
    client.on("notification", notify);
    await client.query(`listen ${changesChannel}`);
    // Earlier announcements are not repeated.
    notify();
    await broken;
  } finally {
    // A network that swallows what is sent leaves the end unanswered too.
    await withTimeout(client.end(), timeoutMs, () => undefined);
    client.connection.stream.destroy();
  }
}

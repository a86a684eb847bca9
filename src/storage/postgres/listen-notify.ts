import pg from "pg";
import { repeat } from "../../async/repeat.ts";
import { withTimeout } from "../../async/timeout.ts";
import { changesChannel } from "../migrations/0018-announcements.ts";
import { connectionTo } from "./connection.ts";

const retryDelayMs = 1_000;

/** For an answer, and for the end of a connection. */
const timeoutMs = 3_000;

/** Calls back after every notification, and after each gap in the listening, until it is stopped. */
export function listen(url: string) {
  const listeners: (() => void)[] = [];
  const stopping = new AbortController();
  const notify = () => {
    for (const wake of listeners) wake();
  };
  const listening = repeat(() => listenOnce(url, notify, stopping.signal), {
    delayMs: retryDelayMs,
    onError() {},
  });
  return {
    onChange: (wake: () => void) => void listeners.push(wake),
    stop() {
      stopping.abort();
      return listening.stop();
    },
  };
}

/** Until the connection breaks or it is stopped. Whatever else reads the database reports that it is away. */
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
    // What was announced before does not come again.
    notify();
    await broken;
  } finally {
    await disconnect(client);
  }
}

/** A network that swallows what is sent leaves the end unanswered too. */
async function disconnect(client: pg.Client): Promise<void> {
  await withTimeout(client.end(), timeoutMs, () => undefined);
  client.connection.stream.destroy();
}

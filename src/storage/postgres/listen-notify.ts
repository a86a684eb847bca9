import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { changesChannel } from "../migrations/0018-announcements.ts";
import { connectionTo } from "./connection.ts";

/** How long to wait before listening is tried again, in milliseconds. */
const restMs = 1_000;

/** How long to wait for an answer, or a farewell, in milliseconds. */
const answerMs = 3_000;

/** Calls back after every announcement, and after each gap in the listening; goes on until it is stopped. */
export function listen(url: string) {
  const listeners: (() => void)[] = [];
  const stopping = new AbortController();
  const tell = () => {
    for (const wake of listeners) wake();
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await listenOnce(url, tell, stopping.signal).catch(() => {});
      await sleep(restMs, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const ended = loop();
  return {
    onChange: (wake: () => void) => void listeners.push(wake),
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

/** Until the connection breaks or it is stopped; what else reads the database tells that it is away. */
async function listenOnce(url: string, tell: () => void, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...connectionTo(url), query_timeout: answerMs });
  const broken = new Promise<void>((resolve) => {
    client.once("error", () => resolve());
    client.once("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("error", () => {});
  try {
    await client.connect();
    client.on("notification", tell);
    await client.query(`listen ${changesChannel}`);
    // What was announced before is not heard again.
    tell();
    await broken;
  } finally {
    await leave(client);
  }
}

/** A network that swallows what is sent swallows the farewell too. */
async function leave(client: pg.Client): Promise<void> {
  const gone = new AbortController();
  const parted = client.end().finally(() => gone.abort());
  await Promise.race([parted, sleep(answerMs, undefined, { signal: gone.signal }).catch(() => {})]);
  client.connection.stream.destroy();
}

import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { composeDigest } from "./bot/digest-reply.ts";
import type { Adapter } from "./chat/adapter.ts";
import type { Clock, Desk } from "./desk.ts";
import { createDigestDesk } from "./digest/deliver.ts";
import { catchUp } from "./search/catch-up.ts";

/** How often the running service looks for new articles and due digests, in milliseconds. */
const roundMs = 1_000;

export type Service = {
  /** The adapters that are connected. */
  live: Adapter[];
  /** Why the others are not, a line each. */
  failures: string[];
  /** Stops in reverse; answers and posts in flight are finished first. */
  stop(): Promise<void>;
};

/** Connects the adapters to the desk and keeps index and digests going. */
export async function startService(
  desk: Desk,
  adapters: Adapter[],
  now: Clock,
  log: Logger,
): Promise<Service> {
  const live: Adapter[] = [];
  const failures: string[] = [];
  const connect = async (adapter: Adapter) => {
    try {
      await adapter.start(desk.answer);
      live.push(adapter);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  await Promise.all(adapters.map(connect));

  const { subscriptions, ledger, articles } = desk.storage;
  const { index } = desk;
  const digests = createDigestDesk({
    subscriptions,
    ledger,
    articles,
    index,
    adapters: live,
    compose: composeDigest,
    now,
    log,
  });
  const rounds = [repeat(() => catchUp(index, articles), log), repeat(() => digests.tick(), log)];
  return {
    live,
    failures,
    async stop() {
      await Promise.all(rounds.map((round) => round.stop()));
      await digests.stop();
      for (const adapter of live) await adapter.stop();
      await desk.storage.close();
    },
  };
}

/** Does the work every second, never two at a time; a round that fails is logged and the next one comes. */
function repeat(work: () => Promise<unknown>, log: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await work().catch((error) => log.error({ err: error }, "a round of work failed"));
      await sleep(roundMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

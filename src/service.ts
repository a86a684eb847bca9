import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { composeAlert, composePaused } from "./bot/alert-reply.ts";
import { composeDigest } from "./bot/digest-reply.ts";
import type { Adapter } from "./chat/adapter.ts";
import type { Clock, Desk } from "./desk.ts";
import { createDigestDesk } from "./digest/deliver.ts";
import { watchFolder } from "./ingest/watch/watch.ts";
import { catchUp } from "./search/catch-up.ts";
import { groupStories } from "./search/stories/group.ts";

/** How often the running service looks for new articles and due digests, in milliseconds. */
const roundMs = 1_000;

/** How long data outlives the removal of the bot, in milliseconds. */
const afterRemovalMs = 30 * 86_400_000;

/** As many changes are read again in a moment. */
const mostUnsaved = 1_000;

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
  const live = desk.adapters;
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

  const { index } = desk;
  const words = { digest: composeDigest, alert: composeAlert, paused: composePaused };
  const digests = createDigestDesk({ ...desk.storage, index, adapters: live, words, now, log });
  const rounds = [
    watchFolder(desk.folder, log),
    repeat(() => keepUp(desk), log),
    repeat(async () => {
      // Stories first: a follow tells each story once, so it has to know which one an article tells.
      await groupStories({ ...desk.storage, now }).catch((error) =>
        log.error({ err: error }, "articles were not put to their stories"),
      );
      await digests.tick();
    }, log),
    repeat(() => desk.storage.tenants.forgetLeft(now() - afterRemovalMs), log),
    repeat(() => desk.feedDesk.tick(log), log),
  ];
  return {
    live,
    failures,
    async stop() {
      await Promise.all([...rounds.map((round) => round.stop()), desk.feedDesk.stop()]);
      await digests.stop();
      await Promise.all(live.map((adapter) => adapter.stop()));
      if (index.unsaved > 0)
        await desk.saveIndex().catch((error) => log.error({ err: error }, "the index was not saved"));
      await desk.storage.close();
    },
  };
}

/** Takes in what is new, and saves the index so often that a restart has little to catch up with. */
async function keepUp({ index, storage, saveIndex }: Desk): Promise<void> {
  await catchUp(index, storage.articles);
  if (index.unsaved >= mostUnsaved) await saveIndex();
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

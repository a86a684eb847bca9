import type { Logger } from "pino";
import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { type RepeatOptions, repeat } from "../async/repeat.ts";
import { composeAlert, composePaused } from "../bot/replies/alert-reply.ts";
import { composeDigest } from "../bot/replies/digest-reply.ts";
import type { Adapter } from "../chat/adapter.ts";
import { createDeliveryScheduler } from "../digest/delivery/delivery-scheduler.ts";
import { failingFeeds } from "../ingest/feeds/poll/failing-feeds.ts";
import { watchFolder } from "../ingest/files/watch-folder.ts";
import { errorText } from "../locales/error-text.ts";
import { catchUp } from "../search/catch-up.ts";
import { groupStories } from "../search/stories/group-stories.ts";
import type { App, Clock } from "./app.ts";
import { reportToOperators } from "./operator-channel.ts";
import { forgetOld } from "./retention.ts";

/** How often the running service looks for new articles and due digests, in milliseconds. */
const roundMs = 1_000;

/** How long data outlives the removal of the bot, in milliseconds. */
const afterRemovalMs = 30 * 86_400_000;

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** As many changes are read again in a moment. */
const mostUnsaved = 1_000;

export type BackgroundJobs = {
  /** The adapters that are connected. */
  live: Adapter[];
  /** Why the others are not, a line each. */
  failures: string[];
  /** Stops in reverse; answers and posts in flight are finished first. */
  stop(): Promise<void>;
};

/** Connects the adapters to the desk and keeps index and digests going. */
export async function startBackgroundJobs(
  app: App,
  adapters: Adapter[],
  now: Clock,
  log: Logger,
): Promise<BackgroundJobs> {
  const live = app.adapters;
  const failures: string[] = [];
  const connect = async (adapter: Adapter) => {
    // Its first message may come before it is done connecting.
    live.push(adapter);
    try {
      await adapter.start(app.answer);
    } catch (error) {
      live.splice(live.indexOf(adapter), 1);
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  await Promise.all(adapters.map(connect));

  const { index, kept } = app;
  const words = { digest: composeDigest, alert: composeAlert, paused: composePaused };
  const unreached = () => failingFeeds(app.storage.feeds);
  const digests = createDeliveryScheduler({
    ...kept,
    index,
    adapters: live,
    texts: words,
    unreached,
    now,
    log,
  });
  const round = (work: () => Promise<unknown>, rhythm: Partial<RepeatOptions> = {}) =>
    repeat(work, { delayMs: roundMs, ...createRoundLog(log), ...rhythm });
  const rounds = [
    watchFolder(app.folder, log, errorText),
    round(() => keepUp(app), { onWake: app.storage.onChange }),
    round(async () => {
      // Stories first: a follow tells each story once, so it has to know which one an article tells.
      await keepStories(app, now).catch((error) => {
        if (error instanceof StoreUnavailableError) throw error;
        log.error({ err: error }, "articles were not put to their stories");
      });
      await digests.tick();
    }),
    round(() => app.storage.tenants.forgetLeft(now() - afterRemovalMs)),
    round(() => app.feedService.tick(log)),
    round(async () => app.operatorChannel && reportToOperators(app.operatorChannel, app, now), {
      delayMs: minuteMs,
    }),
    round(() => forgetOld(app.storage, app.retention, now()), { delayMs: hourMs }),
  ];
  return {
    live,
    failures,
    async stop() {
      await Promise.all([...rounds.map((round) => round.stop()), app.feedService.stop()]);
      await digests.stop();
      await Promise.all(live.map((adapter) => adapter.stop()));
      if (index.unsaved > 0)
        await app.saveIndex().catch((error) => log.error({ err: error }, "the index was not saved"));
      await app.storage.close();
    },
  };
}

/** Takes in what is new, and saves the index so often that a restart has little to catch up with. */
async function keepUp({ index, storage, saveIndex }: App): Promise<void> {
  await catchUp(index, storage.articles);
  if (index.unsaved >= mostUnsaved) await saveIndex();
}

/** One process groups the stories for all. */
async function keepStories({ storage }: App, now: Clock): Promise<void> {
  if (await storage.leases.acquire("stories and follows", now())) await groupStories({ ...storage, now });
}

/** Logs a failed round of work: that the database is away once, until it is back, everything else each time. */
function createRoundLog(log: Logger): Pick<RepeatOptions, "onSuccess" | "onError"> {
  let isAway = false;
  return {
    onSuccess() {
      isAway = false;
    },
    onError(error) {
      const wasAway = isAway;
      isAway = error instanceof StoreUnavailableError;
      if (!(error instanceof StoreUnavailableError)) log.error({ err: error }, "a round of work failed");
      else if (!wasAway) log.warn({ reason: error.message }, "work waits until the database is back");
    },
  };
}

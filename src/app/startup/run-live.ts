import type { Adapter } from "../../chat/adapter.ts";
import { isUp } from "../../chat/connection/connection.ts";
import { AdapterError } from "../../chat/errors.ts";
import type { App, OpenedData } from "../app.ts";
import { startBackgroundJobs } from "../background-jobs.ts";
import { platformAdapters } from "../platforms.ts";
import { aborted } from "../stop-signal.ts";
import { exitSoon, type Service, stopAll, takeIn } from "./service.ts";
import { startPlatforms } from "./start-platforms.ts";
import { createStartingAnswers } from "./starting-answers.ts";

/**
 * Answers and posts on the platforms until it is stopped. Returns the exit status; throws as `takeIn`, and
 * AdapterError if every platform refuses it.
 */
export async function runLive(data: OpenedData, service: Service): Promise<number> {
  const { observability, adapters, config, log, stopping } = service;
  const { ofPlatform } = observability.metrics;
  adapters.push(...(await platformAdapters(config, data.storage, Date.now, log, ofPlatform)));
  const app = await open(data, service).catch(async (error: unknown) => {
    exitSoon(1);
    // Whoever asked meanwhile gets what is under way.
    await Promise.allSettled(adapters.map((adapter) => adapter.stop()));
    throw error;
  });
  const jobs = startBackgroundJobs(app, adapters, Date.now, log);
  if (!stopping.aborted) {
    observability.readiness.waitingFor = undefined;
    log.info(liveOn(adapters));
  }
  const status = await Promise.race([aborted(stopping).then(() => 0), jobs.offline.then(() => 1)]);
  await stopAll(jobs, observability);
  return status;
}

/** Connects the platforms while the articles are read, so that nobody who asks meanwhile is left alone. */
async function open(data: OpenedData, service: Service): Promise<App> {
  const { observability, adapters, config, stopping } = service;
  const starting = createStartingAnswers({ ...data.storage, now: Date.now, zone: config.timeZone });
  const connected = startPlatforms(adapters, observability.metrics.timed(starting.answer));
  const allowed = connected.then((refusals) => {
    if (refusals.length === adapters.length) throw new AdapterError("auth", refusals.join("\n"));
  });
  const taken = takeIn(data, service).then((app) => {
    starting.open(app.answer);
    return app;
  });
  const [app] = await Promise.all([taken, Promise.race([allowed, aborted(stopping)])]);
  return app;
}

function liveOn(adapters: Adapter[]): string {
  const live = adapters.filter((adapter) => isUp(adapter.connections())).map(({ name }) => name);
  return live.length > 0
    ? `Live on ${live.join(" and ")}.`
    : "No platform can be reached yet; each is tried again until it can.";
}

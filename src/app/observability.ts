import { resolve } from "node:path";
import { Hono } from "hono";
import type { Adapter } from "../chat/adapter.ts";
import { isUp } from "../chat/connection/connection.ts";
import type { Config } from "../config.ts";
import { createHealth, type Readiness } from "../ops/health.ts";
import { createMetrics } from "../ops/metrics.ts";
import { serveWeb, WebError } from "../ops/web.ts";
import { version } from "../version.ts";
import type { Clock } from "./app.ts";

export type Observability = Awaited<ReturnType<typeof openObservability>>;

/**
 * Serves health and metrics from the first moment, and other pages once they are made; the bot works
 * without them too. It loads little, so that a supervisor is answered while the rest is loaded and opened.
 * @param adapters those there are at the moment of a request are shown
 */
export async function openObservability(
  { web, dataDir }: Pick<Config, "web" | "dataDir">,
  adapters: Adapter[],
  now: Clock,
) {
  const metrics = createMetrics(version);
  const readiness: Readiness = { waitingFor: "starting" };
  const platforms = () =>
    adapters.map((adapter) => ({ platform: adapter.name, connections: adapter.connections() }));
  const pages = new Hono().route(
    "/",
    createHealth(readiness, metrics.registry, platforms, isUp, resolve(dataDir)),
  );
  let playground: Hono | undefined;
  if (web.playground)
    pages.all("*", (context) => playground?.fetch(context.req.raw) ?? context.text(notYet, 503));
  else pages.notFound((context) => context.text(switchedOff, 404));
  const server = await serveWeb(pages, web.host, web.port).catch((error) => {
    if (error instanceof WebError) return error;
    throw error;
  });
  return {
    readiness,
    metrics,
    web: server,
    /** The playground is shown from now on, if it is switched on. */
    showPlayground(made: Hono): void {
      playground = made;
    },
    observePlatforms: (ledger: Parameters<typeof metrics.observePlatforms>[1]) =>
      metrics.observePlatforms(platforms, ledger, now),
  };
}

const switchedOff =
  "Here are /healthz, /readyz and /metrics. The playground is off: set PLAYGROUND=on to see it.\n";
const notYet = "Newsdesk is starting. Load this page again in a moment.\n";

import { Hono } from "hono";
import { createPlayground } from "../../adapters/web/index.ts";
import { composeDigest } from "../bot/replies/digest-reply.ts";
import { isUp } from "../chat/connection/connection.ts";
import type { Config } from "../config.ts";
import { makeEdition } from "../digest/edition/edition.ts";
import { createHealth, type Readiness } from "../ops/health.ts";
import { createMetrics } from "../ops/metrics.ts";
import { serveWeb, WebError } from "../ops/web.ts";
import { parseQuery } from "../search/query/parse-query.ts";
import type { App, Clock } from "./app.ts";

export type Observability = Awaited<ReturnType<typeof openObservability>>;

/** Serves health, metrics and, if it is switched on, the playground; the bot works without them too. */
export async function openObservability(opened: App, config: Config, now: Clock) {
  const metrics = createMetrics();
  metrics.observe({ index: opened.index, ...opened.storage });
  opened.feedService.onFailure(metrics.feedFailed);
  const app = { ...opened, answer: metrics.timed(opened.answer) };
  const readiness: Readiness = { waitingFor: "connecting" };
  const { host, port, playground } = config.web;
  const platforms = () =>
    app.adapters.map((adapter) => ({ platform: adapter.name, connections: adapter.connections() }));
  metrics.observePlatforms(platforms, opened.storage.ledger, now);
  const pages = new Hono().route("/", createHealth(readiness, metrics.registry, platforms, isUp));
  if (playground) pages.route("/", playgroundOf(app, config, now));
  const web = await serveWeb(pages, host, port).catch((error) => {
    if (error instanceof WebError) return error;
    throw error;
  });
  return { readiness, web, app, observePlatform: metrics.ofPlatform };
}

const maxListedStories = 20;

function playgroundOf({ answer, index, storage }: App, { timeZone: zone, web }: Config, now: Clock): Hono {
  return createPlayground({
    answer,
    longTexts: storage.longTexts,
    now,
    password: web.password,
    async search(text) {
      const query = parseQuery(text, { now: now(), zone });
      return { query, page: await index.search(query, { limit: maxListedStories }) };
    },
    async digestOf(day) {
      const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
      const date = Temporal.PlainDate.from(day);
      const window = { from: midnight(date), to: midnight(date.add({ days: 1 })) - 1 };
      const edition = await makeEdition({ articles: storage.articles, index }, { ...window, zone });
      return composeDigest(edition, { locale: "en", schedule: { zone } }, false);
    },
    today: () =>
      Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(zone).toPlainDate().toString(),
  });
}

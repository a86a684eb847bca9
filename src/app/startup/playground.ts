import type { Hono } from "hono";
import { createPlayground } from "../../../adapters/web/index.ts";
import { composeDigest } from "../../bot/replies/digest-reply.ts";
import type { OnMessage } from "../../chat/adapter.ts";
import type { Config } from "../../config.ts";
import { makeEdition } from "../../digest/edition/edition.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import { newestFirst } from "../../search/query/query.ts";
import type { App, Clock } from "../app.ts";

const maxListedStories = 20;

/** The playground on the articles of the app. */
export function playgroundOf(
  { index, storage }: Pick<App, "index" | "storage">,
  answer: OnMessage,
  { timeZone: zone, web }: Pick<Config, "timeZone" | "web">,
  now: Clock,
): Hono {
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
    today: () => dayOf(now(), zone),
    async newestDay() {
      const [newest] = (await index.search(newestFirst, { limit: 1 })).hits;
      const publishedAt = newest?.article.publishedAt;
      return publishedAt === undefined ? undefined : dayOf(publishedAt, zone);
    },
  });
}

const dayOf = (time: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate().toString();

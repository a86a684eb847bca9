import { type Article, newsTime } from "../../article/article.ts";
import type { DigestReply, NoticeReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { DeliveryTarget } from "../../digest/delivery/delivery-deps.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import { errorText } from "../../locales/error-text.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { articleEntry } from "./story-entry.ts";

/** Stories in one alert; the rest are behind a button. */
const mostShown = 10;

/** What a follow found, as a channel reads it; several at once are a summary. */
export function composeAlert(articles: Article[], { query, number, locale, zone }: Follow): DigestReply {
  const words = sentencesFor(localeFor(locale));
  const named = shorten(query, 80);
  const shown = articles.slice(-mostShown).reverse();
  const since = Math.min(...articles.map(newsTime));
  const all = `latest since:${Temporal.Instant.fromEpochMilliseconds(since).toString()} ${query}`;
  return {
    kind: "digest",
    visibility: "channel",
    locale: localeFor(locale),
    zone,
    title: articles.length > 1 ? words.alertSummary(named, articles.length) : words.alertTitle(named),
    notes: [words.alertWhy(number)],
    entries: shown.map((article) => articleEntry(article, words)),
    actions:
      articles.length > shown.length ? [{ label: words.buttons.all(articles.length), command: all }] : [],
  };
}

/**
 * What whoever set a digest or a follow is told when it cannot be posted.
 * @param because as the ledger keeps reasons
 */
export function composePaused(
  { name, locale }: Pick<DeliveryTarget, "name" | "locale">,
  because: string,
): NoticeReply {
  const words = sentencesFor(localeFor(locale));
  const { digest, follow, onRequest } = words.paused;
  const [what, then] =
    name.kind === "follow"
      ? [words.followNamed(name.number), follow]
      : name.number > 0
        ? [words.digestNamed(name.number), digest]
        : [words.digestAskedFor, onRequest];
  return {
    kind: "notice",
    visibility: "private",
    locale: localeFor(locale),
    zone: "UTC",
    title: words.paused.title,
    lines: [words.paused.line(what, errorText(because, words)), then],
    items: [],
    actions: [],
  };
}

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

/** An alert for what a follow matched; several stories at once become a summary. */
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
 * The message to the person whose digest or follow cannot be posted.
 * @param because as the ledger keeps reasons
 */
export function composePaused(
  { name, locale }: Pick<DeliveryTarget, "name" | "locale">,
  because: string,
): NoticeReply {
  const words = sentencesFor(localeFor(locale));
  const { title, line, ...next } = words.paused;
  const digest = name.number > 0 ? words.digestNamed(name.number) : words.digestAskedFor;
  const what = name.kind === "digest" ? digest : words.followNamed(name.number);
  const kind = name.number > 0 ? name.kind : "onRequest";
  return {
    kind: "notice",
    visibility: "private",
    locale: localeFor(locale),
    zone: "UTC",
    title,
    lines: [line(what, errorText(because, words)), next[because.startsWith("gone") ? "gone" : kind]],
    items: [],
    actions: [],
  };
}

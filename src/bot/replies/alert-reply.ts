import { type Article, newsTime } from "../../article/article.ts";
import type { DigestReply } from "../../chat/reply.ts";
import { shorten } from "../../chat/shorten.ts";
import type { Follow } from "../../digest/follows/follow.ts";
import { localeFor, sentencesFor } from "../../locales/locale.ts";
import { frame } from "./build-reply.ts";
import { articleEntry } from "./story-entry.ts";

const maxStories = 10;

/** An alert for what a follow matched; several stories at once become a summary. */
export function composeAlert(articles: Article[], { query, number, zone, ...follow }: Follow): DigestReply {
  const locale = localeFor(follow.locale);
  const words = sentencesFor(locale);
  const named = shorten(query, 80);
  const shown = articles.slice(-maxStories).reverse();
  const since = Math.min(...articles.map(newsTime));
  const all = `latest since:${Temporal.Instant.fromEpochMilliseconds(since).toString()} ${query}`;
  return {
    ...frame({ visibility: "channel", locale, zone }),
    kind: "digest",
    title: articles.length > 1 ? words.alertSummary(named, articles.length) : words.alertTitle(named),
    notes: [words.alertWhy(number)],
    entries: shown.map((article) => articleEntry(article, words)),
    actions:
      articles.length > shown.length ? [{ label: words.buttons.all(articles.length), command: all }] : [],
  };
}
